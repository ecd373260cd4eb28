package io.headroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.History;
import io.headroom.ingest.RecordedFacts.Bar;
import io.headroom.ingest.RecordedFacts.Factor;
import io.headroom.ingest.RecordedFacts.Fault;
import io.headroom.journal.record.FaultRule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFeedTest {
  private static final long STAMP = 123_456_789L;
  private static final LocalDate FROM = LocalDate.of(2013, 1, 3);
  private static final LocalDate UNTIL = LocalDate.of(2013, 1, 8);

  @TempDir Path folder;

  private static HeadroomConfig config(LocalDate from, LocalDate until, String... symbols) {
    return Configs.of(
        new History(
            from,
            until,
            List.of(symbols),
            "${DATA}/{symbol}.zip",
            Optional.of("${DATA}/{symbol}.csv"),
            1.0));
  }

  private static RecordedFacts read(HeadroomConfig config, Path folder) {
    RecordedFacts facts = new RecordedFacts();
    HistoryFeed.open(config, Configs.in(folder)).submit(STAMP, facts, new ResumePoints());
    return facts;
  }

  private void writeTwoInstruments() {
    Packed.ZIP.write(
        folder,
        "spy.zip",
        """
        20130102 00:00,1450000,1460000,1440000,1455000,1
        20130103 00:00,1451000,1461000,1441000,1456000,2
        20130104 00:00,1452000,1462000,1442000,NaN,3
        20130104 00:00,1452000,1462000,1442000,1457000,3
        20130104 00:00,1452000,1462000,1442000,1457000,3
        20130108 00:00,1453000,1463000,1443000,1458000,4
        20130109 00:00,9999999,9999999,9999999,9999999,9
        20130107 00:00,9999999,9999999,9999999,9999999,9
        """);
    Packed.ZIP.write(folder, "bac.zip", "20130104 00:00,120000,121000,119000,120500,7\n");
    Packed.PLAIN.write(
        folder,
        "spy.csv",
        "20120101,0.8,0.5,1\n20130104,0.9,0.5,1\n20130108,0.95,0.5,1\n20130110,0.97,1,1\n"
            + "20501231,1,1,0");
    Packed.PLAIN.write(folder, "bac.csv", "20501231,1,1,0\n");
  }

  @Test
  void shouldHandOverFactorsThenFaultsThenBarsInOrder() {
    // given
    writeTwoInstruments();

    // when: named in another order than their ids
    RecordedFacts facts = read(config(FROM, UNTIL, "BAC", "SPY"), folder);

    // then
    assertThat(facts.of(Factor.class))
        .extracting(f -> f.instrument() + " " + f.through() + " " + f.price() + " " + f.split())
        .containsExactly(
            "1 2012-01-01 0.8 0.5",
            "1 2013-01-04 0.9 0.5",
            "1 2013-01-08 0.95 0.5",
            "1 2013-01-10 0.97 1",
            "2 2050-12-31 1 1");
    assertThat(facts.faults())
        .extracting(f -> f.stream() + " " + f.instrument() + " " + f.file() + " " + f.row())
        .containsExactly("0 1 1 3", "0 1 1 5");
    assertThat(facts.faults().get(0).rule()).isEqualTo(FaultRule.NOT_A_NUMBER);
    assertThat(facts.faults().get(0).reason())
        .isEqualTo(
            "${DATA}/spy.zip, row 3, column close: 'NaN' is not a number, expected a number");
    assertThat(facts.faults().get(1).reason()).contains("expected a date after 2013-01-04");
    assertThat(facts.of(Bar.class))
        .extracting(b -> b.date() + " " + b.instrument() + " " + b.close() + " " + b.volume())
        .containsExactly(
            "2013-01-03 1 145.6000 2",
            "2013-01-04 1 145.7000 3",
            "2013-01-04 2 12.0500 7",
            "2013-01-08 1 145.8000 4");
    assertThat(facts.facts.get(4)).isInstanceOf(Factor.class);
    assertThat(facts.facts.get(5)).isInstanceOf(Fault.class);
    assertThat(facts.of(Bar.class)).extracting(Bar::journalTime).containsOnly(STAMP);
    assertThat(facts.of(Factor.class)).extracting(Factor::journalTime).containsOnly(STAMP);
    assertThat(facts.faults()).extracting(Fault::journalTime).containsOnly(STAMP);
    assertThat(facts.of(Bar.class).get(0).open()).isEqualTo(new BigDecimal("145.1000"));
    assertThat(facts.of(Bar.class).get(0).high()).isEqualTo(new BigDecimal("146.1000"));
    assertThat(facts.of(Bar.class).get(0).low()).isEqualTo(new BigDecimal("144.1000"));
  }

  @Test
  void shouldNotLetAnythingLaterInfluenceWhatItHandsOver() {
    // given
    writeTwoInstruments();
    List<String> before = read(config(FROM, UNTIL, "SPY", "BAC"), folder).records;

    // when: everything behind history.until is rewritten
    Packed.ZIP.write(
        folder,
        "bac.zip",
        "20130104 00:00,120000,121000,119000,120500,7\n20130109 00:00,1,1,1,1,1\nrubbish\n");
    Packed.PLAIN.write(
        folder,
        "spy.csv",
        "20120101,0.8,0.5,1\n20130104,0.9,0.5,1\n20130108,0.95,0.5,1\n20130110,0.97,1,1\nrubbish");

    // then
    assertThat(read(config(FROM, UNTIL, "SPY", "BAC"), folder).records).isEqualTo(before);
  }

  @Test
  void shouldGoOnWhereTheJournalEnds() {
    // given
    writeTwoInstruments();
    HeadroomConfig config = config(FROM, UNTIL, "SPY", "BAC");
    RecordedFacts whole = read(config, folder);
    int size = whole.records.size();

    for (int cut = 0; cut <= size; cut++) {
      ResumePoints resume = new ResumePoints();
      whole.replay(cut, resume);
      RecordedFacts rest = new RecordedFacts();

      // when
      HistoryFeed.open(config, Configs.in(folder)).submit(STAMP, rest, resume);

      // then
      assertThat(rest.records).as("cut at %d", cut).isEqualTo(whole.records.subList(cut, size));
    }
  }

  @Test
  void shouldRefuseHistoryThatShrank() {
    writeTwoInstruments();
    HistoryFeed history = HistoryFeed.open(config(FROM, UNTIL, "SPY"), Configs.in(folder));

    assertThatThrownBy(() -> history.submit(STAMP, new RecordedFacts(), 0, 0, 99))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("the journal holds 99 daily bars, the history's files 3");
  }

  @Test
  void shouldRefuseFactorRowThatCannotBeRead() {
    writeTwoInstruments();
    Packed.PLAIN.write(folder, "spy.csv", "20120101,0.8,0.5,1\n20130104,zero,0.5,1\n");

    assertThatThrownBy(() -> read(config(FROM, UNTIL, "SPY"), folder))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("spy.csv, row 2: '20130104,zero,0.5,1' cannot be read");
  }

  @Test
  void shouldRefuseFilesThatAreNoDailyBars() {
    writeTwoInstruments();
    Packed.ZIP.write(folder, "spy.zip", "14400688,491800,300,P,2000,0\n".repeat(3));

    assertThatThrownBy(() -> read(config(FROM, UNTIL, "SPY"), folder))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("spy.zip: does not hold LEAN daily bars")
        .hasMessageContaining("correct history.bars in the config");
  }

  @Test
  void shouldSubmitNothingWithoutHistory() {
    assertThat(read(Configs.of(), folder).facts).isEmpty();
  }

  @Test
  void shouldReadTheRealHistory() {
    // given
    Path data = Configs.realData();
    HeadroomConfig config =
        Configs.of(
            new History(
                LocalDate.of(2007, 1, 3),
                LocalDate.of(2013, 10, 4),
                List.of("SPY", "BAC", "AIG", "IBM"),
                "${DATA}/daily/us-equity/{symbol}.zip",
                Optional.of("${DATA}/daily/factor_files/{symbol}.csv"),
                1.0));

    // when
    RecordedFacts facts = read(config, data);

    // then: NYSE had 1,702 trading days from 2007-01-03 to 2013-10-04 (its holiday calendar)
    List<Bar> bars = facts.of(Bar.class);
    assertThat(facts.faults()).isEmpty();
    assertThat(bars).hasSize(4 * 1_702);
    assertThat(bars.get(0).date()).isEqualTo("2007-01-03");
    assertThat(bars).extracting(Bar::date).isSorted();
    assertThat(bars.get(bars.size() - 1).date()).isEqualTo("2013-10-04");
    assertThat(facts.of(Factor.class).stream().filter(f -> f.instrument() == 1))
        .last()
        .satisfies(f -> assertThat(f.through()).isAfter("2013-10-04"));
  }
}
