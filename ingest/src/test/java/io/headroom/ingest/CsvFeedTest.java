package io.headroom.ingest;

import static io.headroom.ingest.Configs.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.Feed;
import io.headroom.config.HeadroomConfig;
import io.headroom.ingest.RecordedFacts.Ended;
import io.headroom.ingest.RecordedFacts.Fault;
import io.headroom.ingest.RecordedFacts.Quote;
import io.headroom.ingest.RecordedFacts.Trade;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.record.FaultRule;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CsvFeedTest {
  @TempDir Path folder;

  private static HeadroomConfig config(Feed.Csv csv, String zone) {
    return Configs.of(
        new Feed(
            "csv",
            Feed.Format.CSV,
            ZoneId.of(zone),
            List.of(source("SPY", "${DATA}/rows.csv")),
            Optional.of(csv)));
  }

  private static Feed.Csv trades(
      char separator, boolean header, String time, String format, String price, String size) {
    return new Feed.Csv(
        Feed.Csv.Kind.TRADE,
        separator,
        header,
        time,
        format,
        Optional.of(price),
        Optional.of(size),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Feed.Csv quotes(Optional<String> sizes) {
    return new Feed.Csv(
        Feed.Csv.Kind.QUOTE,
        ',',
        true,
        "t",
        "epoch-ms",
        Optional.empty(),
        Optional.empty(),
        Optional.of("bid"),
        sizes.map(name -> "b" + name),
        Optional.of("ask"),
        sizes.map(name -> "a" + name));
  }

  private RecordedFacts read(Packed packed, String text, Feed.Csv csv, String zone) {
    packed.write(folder, "rows.csv", text);
    return LeanFormatsTest.read(config(csv, zone), folder);
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void shouldReadQuotedColumnsByNameFromEveryContainer(Packed packed) {
    // given: a byte order mark, another order of columns, quotes, spaces, a separator in a text
    String text =
        "\uFEFFnote; \"px\" ;qty;when\r\n"
            + "\"a;b \"\"c\"\"\"; \"12.3400\" ; 5 ;\"2013-10-07 09:30:00.25\"\r\n"
            + ";12.35;6;2013-10-07 16:00:00.00\r\n";

    // when
    RecordedFacts facts =
        read(
            packed,
            text,
            trades(';', true, "when", "yyyy-MM-dd HH:mm:ss.SS", "px", "qty"),
            "Europe/Berlin");

    // then: Berlin is at UTC+2 in October
    long first = LeanFormatsTest.nanos("2013-10-07T07:30:00.25Z");
    long second = LeanFormatsTest.nanos("2013-10-07T14:00:00Z");
    assertThat(facts.trades())
        .containsExactly(
            new Trade(
                first,
                first,
                1,
                1,
                0,
                1,
                LeanFormatsTest.decimal("12.3400"),
                LeanFormatsTest.decimal("5"),
                0,
                ' ',
                false),
            new Trade(
                second,
                second,
                1,
                1,
                0,
                2,
                LeanFormatsTest.decimal("12.3500"),
                LeanFormatsTest.decimal("6"),
                0,
                ' ',
                false));
    assertThat(facts.of(Ended.class)).containsExactly(new Ended(second, 1, 0, 2, 2));
  }

  @Test
  void shouldReadColumnsByNumberWithoutHeader() {
    // when
    RecordedFacts facts =
        read(
            Packed.PLAIN,
            "1381152600000000\t1.5\t10\textra\n1381152600000001\t1.6\t20\n",
            trades('\t', false, "0", "epoch-us", "1", "2"),
            "UTC");

    // then
    assertThat(facts.trades())
        .extracting(Trade::time)
        .containsExactly(1_381_152_600_000_000_000L, 1_381_152_600_000_001_000L);
    assertThat(facts.trades().get(1).quantity()).isEqualTo("20");
  }

  @Test
  void shouldReadQuotesWithMissingSidesAndWithoutSizes() {
    // when
    RecordedFacts sized =
        read(
            Packed.PLAIN,
            "t,bid,bs,ask,as\n1,1.1,3,1.2,4\n2,,,1.2,4\n3,1.1,3,,\n4,1.1,,1.2,4\n",
            quotes(Optional.of("s")),
            "UTC");
    RecordedFacts unsized =
        read(Packed.PLAIN, "t,bid,ask\n1,1.1,1.2\n", quotes(Optional.empty()), "UTC");

    // then
    assertThat(sized.quotes()).extracting(Quote::hasBid).containsExactly(true, false, true);
    assertThat(sized.quotes()).extracting(Quote::hasAsk).containsExactly(true, true, false);
    assertThat(sized.quotes().get(0).askSize()).isEqualTo("4");
    assertThat(sized.quotes().get(1).bid()).isEqualTo("0.0000");
    assertThat(sized.faults()).extracting(Fault::rule).containsExactly(FaultRule.NOT_A_NUMBER);
    assertThat(unsized.quotes().get(0).bidSize()).isEqualTo("0");
    assertThat(unsized.quotes().get(0).ask()).isEqualTo("1.2000");
  }

  @Test
  void shouldNameWrongColumnCount() {
    // when
    RecordedFacts facts =
        read(
            Packed.PLAIN,
            "t,p,s\n1,1.5,1\n2,1.5\n3,1.5,1\n",
            trades(',', true, "t", "epoch-ns", "p", "s"),
            "UTC");

    // then
    assertThat(facts.faults()).hasSize(1);
    assertThat(facts.faults().get(0).rule()).isEqualTo(FaultRule.COLUMN_COUNT);
    assertThat(facts.faults().get(0).reason()).endsWith("row 2: has 2 columns, expected 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2013-13-07 10:00:00,1.5,1|OUT_OF_RANGE|column t: '2013-13-07 10:00:00' is out of range",
        "2013-10-07 25:00:00,1.5,1|OUT_OF_RANGE|expected a time as yyyy-MM-dd HH:mm:ss",
        "2014-03-09 02:30:00,1.5,1|OUT_OF_RANGE|column t",
        "1013-10-07 10:00:00,1.5,1|OUT_OF_RANGE|column t",
        "2013-10-07T10:00:00,1.5,1|UNDECODABLE|column t: '2013-10-07T10:00:00' is not readable",
        "2013-10-07 10:00:00.1,1.5,1|UNDECODABLE|column t",
        "2013-10-07 10:00:00,nan,1|NOT_A_NUMBER|column p: 'nan' is not a number",
        "2013-10-07 10:00:00,1.23456,1|TOO_PRECISE|expected a whole multiple of 10^-4",
        "2013-10-07 10:00:00,1.5,1e40|OUT_OF_RANGE|column s: '1e40'",
        "\"2013-10-07 10:00:00,1.5,1|UNDECODABLE|a quotation mark is not closed",
        "2013-10-07 10:00:00,\"1.5\"x,1|UNDECODABLE|a quotation mark"
      })
  void shouldTurnBadRowIntoFaultAndGoOn(String bad, FaultRule rule, String reason) {
    // given
    String good = "2013-10-07 10:00:00,1.5,1\n";

    // when
    RecordedFacts facts =
        read(
            Packed.PLAIN,
            "t,p,s\n" + good + bad + "\n" + good,
            trades(',', true, "t", "yyyy-MM-dd HH:mm:ss", "p", "s"),
            "America/New_York");

    // then
    assertThat(facts.trades()).extracting(Trade::row).containsExactly(1L, 3L);
    assertThat(facts.faults()).hasSize(1);
    assertThat(facts.faults().get(0).rule()).isEqualTo(rule);
    assertThat(facts.faults().get(0).reason())
        .startsWith("${DATA}/rows.csv, row 2")
        .contains(reason);
    assertThat(facts.faults().get(0).rawText()).isEqualTo(bad);
  }

  @Test
  void shouldEndUntimedWithoutRows() {
    // when
    RecordedFacts facts =
        read(Packed.PLAIN, "t,p,s\n", trades(',', true, "t", "epoch-ns", "p", "s"), "UTC");

    // then
    assertThat(facts.of(Ended.class)).containsExactly(new Ended(FactSubmitter.UNTIMED, 1, 0, 0, 0));
  }

  @Test
  void shouldNameColumnThatIsNotThere() {
    Packed.PLAIN.write(folder, "rows.csv", "t,p,s\n1,1.5,1\n");
    HeadroomConfig config = config(trades(',', true, "t", "epoch-ns", "price", "s"), "UTC");

    assertThatThrownBy(() -> FileFeeds.open(config, Configs.in(folder), new ResumePoints()))
        .isInstanceOf(FeedException.class)
        .hasMessage(folder + "/rows.csv: has no column 'price'; its header names: t, p, s");
  }

  @Test
  void shouldNameTimeFormatThatDoesNotFit() {
    Packed.PLAIN.write(folder, "rows.csv", "t,p,s\n1,1.5,1\n");
    HeadroomConfig config = config(trades(',', true, "t", "dd.MM.yyyy HH:mm", "p", "s"), "UTC");

    assertThatThrownBy(() -> FileFeeds.open(config, Configs.in(folder), new ResumePoints()))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("is not csv, its only row cannot be read: row 1, column t: '1'")
        .hasMessageContaining("expected a time as dd.MM.yyyy HH:mm");
  }

  @Test
  void shouldNameTimeFormatThatIsNone() {
    Packed.PLAIN.write(folder, "rows.csv", "t,p,s\n1,1.5,1\n");
    HeadroomConfig config = config(trades(',', true, "t", "epoch-millis", "p", "s"), "UTC");

    assertThatThrownBy(() -> FileFeeds.open(config, Configs.in(folder), new ResumePoints()))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("time format 'epoch-millis' cannot be understood");
  }
}
