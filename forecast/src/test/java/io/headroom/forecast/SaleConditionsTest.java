package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.UnusedRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleConditionsTest {
  // Flags as they stand in LEAN's files of 7 to 11 October 2013, bit numbers from LEAN's
  // TradeConditionFlags.
  @ParameterizedTest
  @CsvSource({
    "0x1, NULL_VAL",
    "0x20, NULL_VAL",
    "0x20000020, NULL_VAL",
    "0x20000040, NULL_VAL",
    "0x80, NULL_VAL",
    "0x20200080, NULL_VAL",
    "0x2, CASH",
    "0x4, NEXT_DAY",
    "0x8, SELLER",
    "0x200, DERIVATIVELY_PRICED",
    "0x400, FORM_T",
    "0x4800, SOLD_LAST",
    "0x20002020, EXTENDED_HOURS",
    "0x4000, OUT_OF_SEQUENCE",
    "0x40000, STOCK_OPTION",
    "0x20100000, AVERAGE_PRICE",
    "0x20100200, DERIVATIVELY_PRICED",
    "0x400000, PRICE_VARIATION",
    "0x1000001, OFFICIAL_REPORT",
    "0x2000000, PRIOR_REFERENCE_PRICE",
    "0x4000000, OFFICIAL_REPORT",
    "0xffffffff, CASH"
  })
  void shouldTellWhichPrintsSayNothingAboutThePrice(String flags, UnusedRule rule) {
    // when, then
    assertThat(SaleConditions.unused(Long.decode(flags).intValue())).isEqualTo(rule);
  }
}
