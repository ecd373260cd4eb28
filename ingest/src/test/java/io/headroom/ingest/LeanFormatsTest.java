package io.headroom.ingest;

import static io.headroom.ingest.Configs.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.config.Feed;
import io.headroom.config.HeadroomConfig;
import io.headroom.ingest.RecordedFacts.Ended;
import io.headroom.ingest.RecordedFacts.Opened;
import io.headroom.ingest.RecordedFacts.Quote;
import io.headroom.ingest.RecordedFacts.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeanFormatsTest {
  @TempDir Path folder;

  static RecordedFacts read(HeadroomConfig config, Path folder) {
    RecordedFacts facts = new RecordedFacts();
    try (FileFeeds feeds = FileFeeds.open(config, Configs.in(folder), new ResumePoints())) {
      feeds.submitOpened(facts);
      while (feeds.submit(3, facts)) {
        assertThat(feeds.bytesRead()).isLessThanOrEqualTo(feeds.bytesTotal());
      }
      assertThat(feeds.bytesRead()).isEqualTo(feeds.bytesTotal());
    }
    return facts;
  }

  static long nanos(String instant) {
    Instant time = Instant.parse(instant);
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void shouldReadTradesFromEveryContainer(Packed packed) throws Exception {
    // given: the first and last rows of AIG's file of 7 October 2013, and a suspicious one
    Path file =
        packed.write(
            folder,
            "20131007_trade.zip",
            """
            14400688,491800,300,P,2000,0
            34200000.5,488700,100,Q,20002020,1\r
            71997520,487900,200,,,0""");

    // when
    RecordedFacts facts =
        read(Configs.of(Configs.trades(source("AIG", "${DATA}/20131007_trade.zip"))), folder);

    // then: New York is at UTC-4 in October; 14,400,688 ms are 4 h 0 min 0.688 s
    long first = nanos("2013-10-07T08:00:00.688Z");
    long second = nanos("2013-10-07T13:30:00.0005Z");
    long third = nanos("2013-10-07T23:59:57.520Z");
    String sha256 =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    assertThat(facts.facts)
        .containsExactly(
            new Opened(1, 3, 0, Files.size(file), sha256, "lean:${DATA}/20131007_trade.zip"),
            new Trade(
                first, first, 1, 3, 0, 1, decimal("49.1800"), decimal("300"), 0x2000, 'P', false),
            new Trade(
                second,
                second,
                1,
                3,
                0,
                2,
                decimal("48.8700"),
                decimal("100"),
                0x20002020L,
                'Q',
                true),
            new Trade(third, third, 1, 3, 0, 3, decimal("48.7900"), decimal("200"), 0, ' ', false),
            new Ended(nanos("2013-10-08T04:00:00Z"), 1, 0, 3, 3));
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void shouldReadOneSidedQuotesFromEveryContainer(Packed packed) {
    // given
    packed.write(
        folder,
        "20131007_quote",
        "14400152,0,0,494100,300,Q,1,0\n14400547,491800,300,0,0,P,1,0\n14400600,0,100,5,0,P,1,1\n");

    // when
    RecordedFacts facts =
        read(
            Configs.of(
                Configs.lean(
                    Feed.Format.LEAN_EQUITY_QUOTE, source("AIG", "${DATA}/20131007_quote"))),
            folder);

    // then
    BigDecimal none = decimal("0.0000");
    BigDecimal zero = decimal("0");
    long first = nanos("2013-10-07T08:00:00.152Z");
    assertThat(facts.quotes().get(0))
        .isEqualTo(
            new Quote(
                first,
                first,
                1,
                3,
                0,
                1,
                none,
                zero,
                decimal("49.4100"),
                decimal("300"),
                1,
                'Q',
                false,
                false,
                true));
    assertThat(facts.quotes()).extracting(Quote::hasBid).containsExactly(false, true, true);
    assertThat(facts.quotes()).extracting(Quote::hasAsk).containsExactly(true, false, true);
    assertThat(facts.quotes().get(2).suspicious()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void shouldReadForexQuotesFromEveryContainer(Packed packed) {
    // given: the first rows of 5 May 2014; fixed UTC-5
    packed.write(folder, "20140505_quote.zip", "3074,1.38756,1.38758\n7826,1.3876,1.387580\n");
    Feed feed =
        new Feed(
            "fx",
            Feed.Format.LEAN_FOREX_QUOTE,
            ZoneId.of("-05:00"),
            List.of(source("EURUSD", "${DATA}/2014*_quote.zip")),
            Optional.empty());

    // when
    RecordedFacts facts = read(Configs.of(feed), folder);

    // then
    long first = nanos("2014-05-05T05:00:03.074Z");
    assertThat(facts.quotes().get(0))
        .isEqualTo(
            new Quote(
                first,
                first,
                1,
                5,
                0,
                1,
                decimal("1.38756"),
                decimal("0"),
                decimal("1.38758"),
                decimal("0"),
                0,
                ' ',
                false,
                true,
                true));
    assertThat(facts.quotes().get(1).bid()).isEqualTo(decimal("1.38760"));
    assertThat(facts.of(Opened.class).get(0).name()).isEqualTo("fx:${DATA}/20140505_quote.zip");
    assertThat(facts.of(Ended.class).get(0).journalTime()).isEqualTo(nanos("2014-05-06T05:00:00Z"));
  }

  @Test
  void shouldRescalePricesExactlyToTheInstrumentsExponent() {
    // given: EURUSD has prices in 10^-5 here, LEAN equity prices are in 10^-4
    Packed.PLAIN.write(folder, "20131007_trade.csv", "1,491800,300,P,0,0\n");

    // when
    RecordedFacts facts =
        read(Configs.of(Configs.trades(source("EURUSD", "${DATA}/20131007_trade.csv"))), folder);

    // then
    assertThat(facts.trades().get(0).price()).isEqualTo(decimal("49.18000"));
  }

  @Test
  void shouldPassOverBlankLinesAtTheEndOnly() throws IOException {
    // given
    Packed.PLAIN.write(folder, "20131007_trade.csv", "1,1,1,P,0,0\n\n \n2,1,1,P,0,0\r\n\r\n\n\n");

    // when
    RecordedFacts facts =
        read(Configs.of(Configs.trades(source("SPY", "${DATA}/20131007_trade.csv"))), folder);

    // then
    assertThat(facts.trades()).extracting(Trade::row).containsExactly(1L, 4L);
    assertThat(facts.faults())
        .extracting(RecordedFacts.Fault::row, RecordedFacts.Fault::rawBytes)
        .containsExactly(tuple(2L, 0), tuple(3L, 0));
    assertThat(facts.of(Ended.class).get(0).rows()).isEqualTo(4);
  }

  @Test
  void shouldTakeTimesOnDaysOfClockChangeAsWallClock() {
    // given: New York's clocks went from 02:00 to 03:00 on 2014-03-09, back from 02:00 to 01:00 on
    // 2014-11-02
    Packed.PLAIN.write(
        folder, "20140309_a.csv", "7199999,1,1,P,0,0\n7200000,1,1,P,0,0\n10800000,1,1,P,0,0\n");
    Packed.PLAIN.write(folder, "20141102_a.csv", "5400000,1,1,P,0,0\n7200000,1,1,P,0,0\n");

    // when
    RecordedFacts facts =
        read(Configs.of(Configs.trades(source("SPY", "${DATA}/*_a.csv"))), folder);

    // then: from the tz database's offsets, -5 in winter and -4 in summer
    assertThat(facts.trades())
        .extracting(Trade::time)
        .containsExactly(
            nanos("2014-03-09T06:59:59.999Z"),
            nanos("2014-03-09T07:00:00Z"),
            nanos("2014-11-02T05:30:00Z"),
            nanos("2014-11-02T07:00:00Z"));
    assertThat(facts.faults()).hasSize(1);
    assertThat(facts.faults().get(0).reason())
        .isEqualTo(
            "${DATA}/20140309_a.csv, row 2, column time: '7200000' is out of range, expected a time"
                + " that exists on 2014-03-09 in America/New_York, where clocks were put forward");
    assertThat(facts.of(Ended.class).get(0).journalTime()).isEqualTo(nanos("2014-11-03T05:00:00Z"));
  }
}
