package io.headroom.forecast;

import static io.headroom.forecast.Sessions.CURRENCY_PAIR;
import static io.headroom.forecast.Sessions.MONDAY;
import static io.headroom.forecast.Sessions.STOCK;
import static io.headroom.forecast.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealQuotesTest {
  private final ProjectionHarness harness = Sessions.harness();

  @Test
  void shouldRejectEveryCrossedQuoteOfAWeekOfEuros() {
    // when
    for (int day = 5; day <= 9; day++) {
      long midnight = inEasternStandardTime(LocalDate.of(2014, 5, day));
      RealData.zipLines(
          "ticks/fx-eurusd/2014050" + day + "_quote.zip",
          row ->
              harness.quote(
                  CURRENCY_PAIR,
                  midnight + Long.parseLong(row[0]) * 1_000_000,
                  tenthsOfPips(row[1]),
                  tenthsOfPips(row[2])));
    }

    // then, counted outside: 519,917 rows, of which 53,128 have bid > ask; bids from 1.37447 to
    // 1.39938
    TickCounts counts = harness.projection().tickCounts();
    System.out.println(counts);
    assertThat(counts.ticks()).isEqualTo(519_917);
    assertThat(counts.rejected().get("crossed")).isEqualTo(53_128);
    assertThat(counts.accepted()).isGreaterThan(460_000);
    List<RealizedMeasuresDecoder> sessions = harness.measures();
    assertThat(sessions).hasSizeGreaterThanOrEqualTo(4);
    for (RealizedMeasuresDecoder session : sessions) {
      assertThat(session.complete()).isEqualTo(BooleanType.YES);
      assertThat(session.lastPrice()).isBetween(1.37447, 1.39939);
      // three to twenty per cent a year
      assertThat(Math.sqrt(252 * session.realizedVariance())).isBetween(0.02, 0.2);
    }
  }

  @Test
  void shouldTakeAnEquitysOneSidedQuotes() {
    // when
    long midnight = at(MONDAY, "00:00");
    RealData.zipLines(
        "ticks/us-equity/aig/20131007_quote.zip",
        row ->
            harness.quote(
                STOCK,
                midnight + Long.parseLong(row[0]) * 1_000_000,
                10 * Long.parseLong(row[1]),
                10 * Long.parseLong(row[3])));

    // then they are counted, and the price is left to the trades
    TickCounts counts = harness.projection().tickCounts();
    System.out.println(counts);
    assertThat(counts.ticks()).isEqualTo(1_079_935);
    assertThat(counts.accepted()).isGreaterThan(1_078_000);
    harness.trade(STOCK, at(MONDAY.plusDays(1), "09:31"), 49_0000);
    assertThat(harness.measures()).isEmpty();
  }

  private static long inEasternStandardTime(LocalDate date) {
    return ChronoUnit.NANOS.between(
        Instant.EPOCH, date.atStartOfDay().toInstant(ZoneOffset.ofHours(-5)));
  }

  private static long tenthsOfPips(String price) {
    return new BigDecimal(price).movePointRight(5).longValueExact();
  }
}
