package io.headroom.ingest;

import static io.headroom.ingest.Configs.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.Feed;
import io.headroom.ingest.RecordedFacts.Fault;
import io.headroom.ingest.RecordedFacts.Trade;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.record.FaultRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRowsTest {
  private static final String GOOD = "14400688,491800,300,P,2000,0\n";

  @TempDir Path folder;

  private RecordedFacts trades(String text) {
    Packed.PLAIN.write(folder, "20131007_trade.csv", text);
    return LeanFormatsTest.read(
        Configs.of(Configs.trades(source("SPY", "${DATA}/20131007_trade.csv"))), folder);
  }

  private RecordedFacts quotes(String text) {
    Packed.PLAIN.write(folder, "20131007_quote.csv", text);
    Feed feed =
        Configs.lean(Feed.Format.LEAN_EQUITY_QUOTE, source("SPY", "${DATA}/20131007_quote.csv"));
    return LeanFormatsTest.read(Configs.of(feed), folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rubbish; COLUMN_COUNT; has 1 columns, expected 6: time,price,size,exchange",
        "1,1,1,P,0; COLUMN_COUNT; has 5 columns, expected 6",
        "1,1,1,P,0,0,; COLUMN_COUNT; has 7 columns, expected 6",
        "NaN,1,1,P,0,0; NOT_A_NUMBER; column time: 'NaN' is not a number",
        "1,NaN,1,P,0,0; NOT_A_NUMBER; column price: 'NaN' is not a number, expected a number",
        "1,,1,P,0,0; NOT_A_NUMBER; column price: '' is not a number",
        "1,1,x1,P,0,0; NOT_A_NUMBER; column size: 'x1' is not a number",
        "1,Infinity,1,P,0,0; NOT_A_NUMBER; column price: 'Infinity' is not a number",
        "1,1 ,1,P,0,0; NOT_A_NUMBER; column price: '1 ' is not a number",
        "-1,1,1,P,0,0; OUT_OF_RANGE; column time: '-1' is out of range",
        "86400000,1,1,P,0,0; OUT_OF_RANGE; expected milliseconds since midnight",
        "1,9223372036854775808,1,P,0,0; OUT_OF_RANGE; column price:",
        "1,1e300,1,P,0,0; OUT_OF_RANGE; column price: '1e300' is out of range",
        "1,1e999999999,1,P,0,0; OUT_OF_RANGE; column price: '1e999999999' is out of range",
        "1,1.5,1,P,0,0; TOO_PRECISE; column price: '1.5' is too precise",
        "1,1,0.5,P,0,0; TOO_PRECISE; column size: '0.5' is too precise",
        "0.0000001,1,1,P,0,0; TOO_PRECISE; column time: '0.0000001' is too precise",
        "1,1,1,PP,0,0; UNDECODABLE; column exchange: 'PP' is not readable, expected one letter",
        "1,1,1,P,xyz,0; UNDECODABLE; column conditions: 'xyz' is not readable",
        "1,1,1,P,123456789,0; UNDECODABLE; column conditions:",
        "1,1,1,P,0,2; UNDECODABLE; column suspicious: '2' is not readable, expected 0 or 1",
        "1,1,1,P,0,; UNDECODABLE; column suspicious: '' is not readable"
      })
  void shouldTurnBadTradeIntoFaultAndGoOn(String bad, FaultRule rule, String reason) {
    // when
    RecordedFacts facts = trades(GOOD + bad + "\n" + GOOD);

    // then
    assertThat(facts.trades()).extracting(Trade::row).containsExactly(1L, 3L);
    Fault fault = facts.faults().get(0);
    assertThat(fault.rule()).isEqualTo(rule);
    assertThat(fault.reason()).startsWith("${DATA}/20131007_trade.csv, row 2").contains(reason);
    assertThat(fault.rawText()).isEqualTo(bad);
    assertThat(fault.journalTime()).isEqualTo(FactSubmitter.UNTIMED);
    assertThat(fault.stream()).isEqualTo(1);
    assertThat(fault.instrument()).isEqualTo(1);
    assertThat(fault.row()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,x,1,0,0,P,1,0; NOT_A_NUMBER; column bid: 'x'",
        "1,1,x,0,0,P,1,0; NOT_A_NUMBER; column bidSize: 'x'",
        "1,0,0,x,1,P,1,0; NOT_A_NUMBER; column ask: 'x'",
        "1,0,0,1,x,P,1,0; NOT_A_NUMBER; column askSize: 'x'",
        "1,1,1,P,0,0; COLUMN_COUNT; has 6 columns, expected 8"
      })
  void shouldTurnBadQuoteIntoFaultAndGoOn(String bad, FaultRule rule, String reason) {
    // when
    RecordedFacts facts = quotes("1,0,0,494100,300,Q,1,0\n" + bad + "\n1,0,0,494100,300,Q,1,0\n");

    // then
    assertThat(facts.quotes()).hasSize(2);
    assertThat(facts.faults().get(0).rule()).isEqualTo(rule);
    assertThat(facts.faults().get(0).reason()).contains(reason);
  }

  @Test
  void shouldPassOnWhatIsDecodableHoweverImplausible() {
    // when: zero, negative, suspicious, time going back
    RecordedFacts facts =
        trades("5,0,1,P,0,0\n6,-100,1,P,0,0\n7,1,-5,P,0,1\n3,100,1,P,0,0\n8,1.0,1e2,P,0,0\n");

    // then
    assertThat(facts.faults()).isEmpty();
    assertThat(facts.trades())
        .extracting(trade -> trade.price().unscaledValue().intValue())
        .containsExactly(0, -100, 1, 100, 1);
    assertThat(facts.trades().get(2).suspicious()).isTrue();
    assertThat(facts.trades().get(3).time()).isLessThan(facts.trades().get(2).time());
    assertThat(facts.trades().get(3).journalTime()).isEqualTo(facts.trades().get(3).time());
    assertThat(facts.trades().get(4).quantity()).isEqualTo("100");
  }

  @Test
  void shouldKeepOnlyTheBeginningOfAnOverlongRow() {
    // given
    String longRow = "7".repeat(300_000);

    // when
    RecordedFacts facts = trades(GOOD + longRow + "\n" + GOOD + "8".repeat(70_000) + "\n" + GOOD);

    // then
    assertThat(facts.trades()).extracting(Trade::row).containsExactly(1L, 3L, 5L);
    assertThat(facts.faults()).extracting(Fault::rule).containsOnly(FaultRule.UNDECODABLE);
    assertThat(facts.faults()).extracting(Fault::rawBytes).containsExactly(1_024, 1_024);
    assertThat(facts.faults().get(0).reason())
        .isEqualTo("${DATA}/20131007_trade.csv, row 2: is longer than 65536 bytes");
  }

  @Test
  void shouldQuoteBinaryRubbishSafely() {
    // given
    byte[] rubbish = new byte[2_000];
    for (int i = 0; i < rubbish.length; i++) {
      rubbish[i] = (byte) (i * 37 | 0x80);
    }
    byte[] row = new byte[rubbish.length + 2 * GOOD.length() + 1];
    System.arraycopy(GOOD.getBytes(StandardCharsets.US_ASCII), 0, row, 0, 29);
    System.arraycopy(rubbish, 0, row, 29, rubbish.length);
    row[29 + rubbish.length] = '\n';
    System.arraycopy(GOOD.getBytes(StandardCharsets.US_ASCII), 0, row, 2_030, GOOD.length());
    Packed.PLAIN.write(folder, "20131007_trade.csv", row);

    // when
    RecordedFacts facts =
        LeanFormatsTest.read(
            Configs.of(Configs.trades(source("SPY", "${DATA}/20131007_trade.csv"))), folder);

    // then
    assertThat(facts.trades()).hasSize(2);
    assertThat(facts.faults()).extracting(Fault::rawBytes).containsExactly(1_024);
  }
}
