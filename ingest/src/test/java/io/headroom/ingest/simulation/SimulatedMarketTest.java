package io.headroom.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.config.ConfigLoader;
import io.headroom.config.ExactDecimal;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.ingest.FeedException;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
import io.headroom.journal.SessionStart.BookPosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
  private static final int DAYS = 60;
  private static final long NOON = at(12, 0);
  private static final long CHUNK = 600_000_000_000L;

  private final HeadroomConfig config = DemoMarket.config();

  @Test
  void shouldGiveTheSameFactsForTheSameSeedHoweverTheyAreFetched() {
    MarketFacts inOneGo = new MarketFacts();
    MarketFacts inChunks = new MarketFacts();
    run(1, NOON, List.of(), inOneGo, Long.MAX_VALUE);
    run(1, NOON, List.of(), inChunks, CHUNK);
    assertThat(inOneGo.records()).hasSizeGreaterThan(50_000).isEqualTo(inChunks.records());
  }

  @Test
  void shouldGiveOtherFactsForAnotherSeed() {
    MarketFacts one = new MarketFacts();
    MarketFacts other = new MarketFacts();
    history(1, one);
    history(2, other);
    assertThat(one.records()).hasSameSizeAs(other.records()).isNotEqualTo(other.records());
  }

  @Test
  void shouldNotLookAheadToItsEnd() {
    MarketFacts shorter = new MarketFacts();
    MarketFacts longer = new MarketFacts();
    run(1, at(9, 40), List.of(), shorter, Long.MAX_VALUE);
    run(1, at(10, 30), List.of(), longer, Long.MAX_VALUE);
    int ends = config.instruments().size();
    List<String> ticks = shorter.records().subList(0, shorter.records().size() - ends);
    assertThat(longer.records().subList(0, ticks.size())).isEqualTo(ticks);
    assertThat(shorter.ends()).hasSize(ends).allMatch(time -> time == at(9, 40));
  }

  /** Whatever was cut off, also between two facts of the same time, comes again, and only that. */
  @Test
  void shouldGoOnWhereTheJournalEnds() {
    ScheduledPositions set =
        new ScheduledPositions(
            at(9, 35), List.of(new BookPosition("desk/A/book/B", 1, new ExactDecimal(5, 0))));
    MarketFacts whole = new MarketFacts();
    run(1, at(9, 40), List.of(set), whole, Long.MAX_VALUE);
    int size = whole.records().size();
    long seed = System.nanoTime();
    System.out.println("SimulatedMarketTest seed " + seed);
    Random random = new Random(seed);
    for (int trial = 0; trial < 12; trial++) {
      int cut =
          switch (trial) {
            case 0 -> 0;
            case 1 -> size;
            case 2 -> size - 3;
            default -> random.nextInt(size);
          };
      ResumePoints resume = new ResumePoints();
      whole.replay(cut, resume);
      MarketFacts rest = new MarketFacts();
      run(1, at(9, 40), List.of(set), rest, resume);
      List<String> expected = whole.records().subList(cut, size);
      // Positions that nothing follows are set once more.
      boolean again = rest.records().size() == expected.size() + 1;
      assertThat(rest.records().subList(again ? 1 : 0, rest.records().size()))
          .as("cut after " + cut + " of " + size)
          .isEqualTo(expected);
      if (again) {
        assertThat(rest.records().get(0)).isEqualTo(whole.records().get(cut - 1));
        assertThat(rest.positions()).hasSize(1);
      }
    }
  }

  @Test
  void shouldRefuseToGoOnWithAnotherMarket() {
    MarketFacts facts = new MarketFacts();
    SimulatedMarket.of(config, DemoMarket.DAY, DAYS, 77, 1)
        .feeds(NOON, List.of(), new ResumePoints())
        .submitOpened(facts);
    ResumePoints resume = new ResumePoints();
    facts.replay(facts.records().size(), resume);
    for (SimulatedMarket other :
        List.of(
            SimulatedMarket.of(config, DemoMarket.DAY, DAYS, 78, 1),
            SimulatedMarket.of(config, DemoMarket.DAY, DAYS, 77, 2))) {
      assertThatThrownBy(() -> other.feeds(NOON, List.of(), resume))
          .isInstanceOf(FeedException.class)
          .hasMessageContainingAll("seed=77", "same seed and tick rate");
    }
  }

  /** The counts are Poisson: 3 % is more than ten standard deviations of so many. */
  @Test
  void shouldTickSoManyTimesAsOften() {
    MarketFacts usual = new MarketFacts();
    MarketFacts busy = new MarketFacts();
    run(1, at(9, 40), List.of(), usual, Long.MAX_VALUE);
    try (Feeds feeds =
        SimulatedMarket.of(config, DemoMarket.DAY, DAYS, 1, 7)
            .feeds(at(9, 40), List.of(), new ResumePoints())) {
      feeds.submit(Integer.MAX_VALUE, busy);
    }
    assertThat((double) busy.ticks().size() / usual.ticks().size()).isCloseTo(7, within(0.2));
  }

  @Test
  void shouldSayWhatMadeTheTicks() {
    MarketFacts facts = new MarketFacts();
    SimulatedMarket market = SimulatedMarket.of(config, DemoMarket.DAY, DAYS, 77, 1);
    market.feeds(NOON, List.of(), new ResumePoints()).submitOpened(facts);
    assertThat(facts.opened()).hasSize(config.instruments().size());
    assertThat(facts.opened().get(0).feed()).isEqualTo("simulated-market");
    assertThat(facts.opened().get(0).file())
        .contains("headroom-market-1", "seed=77", "day=2026-03-18", "IDX500", "price=500.0");
    String canonical =
        "headroom-market-1 seed=77 day=2026-03-18 history-days=60\n"
            + ModelText.of(MarketModel.standard());
    byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
    assertThat(facts.opened())
        .allSatisfy(
            opened -> {
              assertThat(opened.sha256()).isEqualTo(MarketFacts.sha256(bytes));
              assertThat(opened.bytes()).isEqualTo(bytes.length);
            });
  }

  @Test
  void shouldKeepTicksInOrderAndInSession() {
    MarketFacts facts = new MarketFacts();
    run(3, at(16, 30), List.of(), facts, Long.MAX_VALUE);
    long latest = 0;
    Map<Integer, Long> rows = new TreeMap<>();
    for (MarketFacts.Tick tick : facts.ticks()) {
      assertThat(tick.time()).isGreaterThanOrEqualTo(latest);
      latest = tick.time();
      assertThat(tick.position()).isEqualTo(rows.merge(tick.stream(), 1L, Long::sum));
      Instrument instrument = config.instruments().get(tick.stream() - 1);
      assertThat(tick.instrument()).isEqualTo(instrument.id());
      if (instrument.kind() == Instrument.Kind.EQUITY) {
        assertThat(tick.time()).isBetween(at(9, 30), at(16, 0));
      }
    }
    assertThat(rows).hasSize(config.instruments().size());
  }

  /** Two to six ticks in a simulated second while New York trades. */
  @Test
  void shouldTickAsOftenAsDesksCanFollow() {
    MarketFacts facts = new MarketFacts();
    run(4, at(13, 45), List.of(), facts, Long.MAX_VALUE);
    long live = facts.ticks().stream().filter(tick -> tick.time() >= at(11, 45)).count();
    assertThat(live / 7_200.0).isBetween(2.0, 6.0);
  }

  /**
   * Five-minute realized variance of the ticks against the variance of what diffused, without jumps
   * and shock. Each day of 78 returns has a standard error of the root of 2/78 = 16 %; 28 of them,
   * of which those of a day have the market in common, give 5 %. Together with the history's
   * Garman-Klass variances being unbiased this says that kappa is 1.
   */
  @Test
  void shouldHaveTheRealizedVarianceThatItsVolatilitySays() {
    MarketModel model = DemoMarket.withoutJumpsAndShock();
    double realized = 0;
    double expected = 0;
    for (long seed = 1; seed <= 4; seed++) {
      RealizedDay day = RealizedDay.simulate(model, seed);
      for (int i = 0; i < 7; i++) {
        realized += day.realized(i) / model.dailyVariance(model.instruments().get(i));
        expected += day.expected(i) / model.dailyVariance(model.instruments().get(i));
      }
    }
    assertThat(realized / expected).isEqualTo(1, within(0.15));
  }

  @Test
  void shouldGoOnFromTheHistory() {
    MarketFacts facts = new MarketFacts();
    history(5, facts);
    for (int i = 0; i < config.instruments().size(); i++) {
      int id = config.instruments().get(i).id();
      double price = MarketModel.standard().instruments().get(i).price();
      // The close is at most an hour of the model's time away from its level.
      assertThat(facts.bars().get(id).lastEntry().getValue().close() / price)
          .isEqualTo(1, within(0.01));
      assertThat(facts.bars().get(id).lastKey()).isEqualTo(LocalDate.of(2026, 3, 17));
    }
    facts
        .bars()
        .values()
        .forEach(
            bars ->
                bars.values()
                    .forEach(
                        bar -> {
                          assertThat(bar.high()).isGreaterThanOrEqualTo(bar.open());
                          assertThat(bar.high()).isGreaterThanOrEqualTo(bar.close());
                          assertThat(bar.low()).isLessThanOrEqualTo(bar.open());
                          assertThat(bar.low()).isLessThanOrEqualTo(bar.close());
                        }));
  }

  @Test
  void shouldSetScriptedPositionsAtTheirTimeAsOneChange() {
    ScheduledPositions set =
        new ScheduledPositions(
            at(9, 35),
            List.of(
                new BookPosition("desk/A/book/B", 1, new ExactDecimal(700, 0)),
                new BookPosition("desk/A/book/B", 2, new ExactDecimal(-300, 0))));
    MarketFacts facts = new MarketFacts();
    run(1, at(9, 40), List.of(set), facts, Long.MAX_VALUE);
    assertThat(facts.positions())
        .containsExactly(
            new MarketFacts.Position(at(9, 35), "desk/A/book/B", 1, 700, true),
            new MarketFacts.Position(at(9, 35), "desk/A/book/B", 2, -300, false));
    // One that is due after the end never comes.
    MarketFacts shorter = new MarketFacts();
    run(1, at(9, 34), List.of(set), shorter, Long.MAX_VALUE);
    assertThat(shorter.positions()).isEmpty();
  }

  @Test
  void shouldRefuseInstrumentsAndHoursThatItDoesNotHave() throws Exception {
    String yaml =
        Files.readString(Path.of(System.getProperty("headroom.root"), "config", "demo.yaml"));
    HeadroomConfig renamed = parse(yaml.replace("FARMEX", "PHARMA"));
    assertThatThrownBy(() -> SimulatedMarket.of(renamed, DemoMarket.DAY, DAYS, 1, 1))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("no instrument PHARMA")
        .hasMessageContaining("FARMEX");
    HeadroomConfig later = parse(yaml.replace("open: 09:30", "open: 10:00"));
    assertThatThrownBy(() -> SimulatedMarket.of(later, DemoMarket.DAY, DAYS, 1, 1))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("XNYS");
  }

  private void run(
      long seed, long end, List<ScheduledPositions> script, MarketFacts facts, long chunk) {
    SimulatedMarket market = SimulatedMarket.of(config, DemoMarket.DAY, DAYS, seed, 1);
    try (Feeds feeds = market.feeds(end, script, new ResumePoints())) {
      feeds.submitOpened(facts);
      long through = chunk == Long.MAX_VALUE ? chunk : feeds.firstEventTime().orElseThrow();
      while (feeds.submitThrough(through, 999, facts)) {
        boolean waits = feeds.nextEventTime().orElseThrow() > through;
        through = waits ? through + chunk : through;
      }
      assertThat(feeds.nextEventTime()).isEmpty();
      assertThat(feeds.rows()).isEqualTo(facts.ticks().size());
      assertThat(feeds.share()).isEqualTo(1);
    }
  }

  private void run(
      long seed,
      long end,
      List<ScheduledPositions> script,
      MarketFacts facts,
      ResumePoints resume) {
    SimulatedMarket market = SimulatedMarket.of(config, DemoMarket.DAY, DAYS, seed, 1);
    try (Feeds feeds = market.feeds(end, script, resume)) {
      feeds.submitOpened(facts);
      feeds.submit(Integer.MAX_VALUE, facts);
      assertThat(feeds.nextEventTime()).isEmpty();
    }
  }

  private void history(long seed, MarketFacts facts) {
    SimulatedMarket.of(config, DemoMarket.DAY, DAYS, seed, 1)
        .history()
        .submit(0, facts, new ResumePoints());
  }

  private static HeadroomConfig parse(String yaml) {
    return ConfigLoader.parse(yaml.getBytes(StandardCharsets.UTF_8), "test.yaml");
  }

  private static long at(int hour, int minute) {
    return DemoMarket.DAY
            .atTime(LocalTime.of(hour, minute))
            .atZone(ZoneId.of("America/New_York"))
            .toEpochSecond()
        * 1_000_000_000L;
  }
}
