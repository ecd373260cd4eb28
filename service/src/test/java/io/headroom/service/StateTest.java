package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.ConfigLoader;
import io.headroom.journal.DecisionSink;
import io.headroom.journal.Engine;
import io.headroom.journal.EngineState;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordLog;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.StoredLog;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.TimerFiredDecoder;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.replay.Projections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine's state as bytes: whoever is restored from it goes on as if nothing had happened, to
 * the last bit.
 *
 * <p>A run is cut at many facts. At each cut the state is restored into fresh projections, which go
 * on to the next cut: their decisions and their state there must be those of the run that was never
 * cut. So each cut's continuation is, cut by cut, that of the whole run.
 */
class StateTest {
  /** What need not be the same after a restore, and why. */
  private static final Map<String, String> MAY_DIFFER =
      Map.ofEntries(
          Map.entry("DecisionWriter.output", "where decisions go, not what they are"),
          Map.entry("RiskRecords.output", "where decisions go, not what they are"),
          Map.entry("LimitEvents.output", "where decisions go, not what they are"),
          Map.entry("TickUnusedEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("TickRejectedEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("RealizedMeasuresEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("VolatilityForecastEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("RiskAssessedEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("LimitSetEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("LimitStateChangedEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("BreachRaisedEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("BreachClearedEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("MessageHeaderEncoder", "a flyweight, wrapped anew for each record"),
          Map.entry("RollingMedian.ring", "holds leftovers beyond its size; the rest is written"),
          Map.entry("RollingMedian.sorted", "holds leftovers beyond its size; the rest is written"),
          Map.entry("PriceSampler.minutes", "holds leftovers of longer sessions"),
          Map.entry("PriceSampler.sameTime", "holds leftovers beyond its count"),
          Map.entry("Autocovariances.recent", "holds leftovers before the last returns"),
          Map.entry("Autocovariances.end", "where in recent the last returns end"),
          Map.entry("InstrumentTable.byId", "spare room; its instruments are in forEach's order"),
          Map.entry("CounterTable.byId", "spare room; written by id"),
          Map.entry("StreamTimes.latest", "spare room; written up to the last stream"),
          Map.entry("LogHar.forecast", "computed when it is asked for, from the fit"),
          Map.entry("NetworkModel.prefix", "computed when it is asked for, from the days"),
          Map.entry("NetworkModel.residual", "computed when it is asked for, from the days"),
          Map.entry("ScenarioReturns.sigma", "computed when it is asked for, from the residuals"),
          Map.entry("ScenarioReturns.returns", "computed when it is asked for, from the residuals"),
          Map.entry("ScenarioReturns.finite", "computed when it is asked for, from the residuals"),
          Map.entry("SessionWindow.open", "looked up in the calendar when it is asked for"),
          Map.entry("SessionWindow.close", "looked up in the calendar when it is asked for"),
          Map.entry("SessionWindow.nextOpen", "looked up in the calendar when it is asked for"),
          Map.entry("SessionWindow.date", "looked up in the calendar when it is asked for"),
          Map.entry("RiskEngine.cut", "taken anew before each assessment"),
          Map.entry("Assessor.valuation", "computed anew in each assessment"),
          Map.entry("Assessor.scenarioPnl", "computed anew in each assessment"),
          Map.entry("Assessor.tail", "computed anew in each assessment"),
          Map.entry("Assessor.inputs", "computed anew in each assessment"),
          Map.entry("LimitSetter.gap", "computed anew for each limit"),
          Map.entry("LimitSetter.inputs", "computed anew for each limit"),
          Map.entry("LimitSetter.named", "computed anew for each limit"),
          Map.entry("LimitSetter.path", "computed anew for each limit"),
          Map.entry("LimitSetter.headroom", "computed anew for each limit"),
          Map.entry("Limit.crossings", "computed anew in each assessment, parents first"),
          Map.entry("LimitStates.inputs", "computed anew for each move"),
          Map.entry("LimitStates.before", "computed anew for each move"));

  private static final Set<Integer> FREQUENT =
      Set.of(
          DailyBarDecoder.TEMPLATE_ID,
          TradeDecoder.TEMPLATE_ID,
          QuoteDecoder.TEMPLATE_ID,
          TimerFiredDecoder.TEMPLATE_ID);

  @TempDir private Path folder;

  @Test
  void shouldGoOnFromAnyFactAsIfNothingHadHappened() {
    long seed = new Random().nextLong();
    System.out.println("StateTest seed " + seed);
    try (Journal journal = randomJournal(seed)) {
      assertThat(journal.lastDecision()).isGreaterThan(5_000);
      cutAndGoOn(journal.facts(), new Random(seed), 25);
    }
  }

  @Test
  void shouldBeInTheSameStateOnOneThreadAndOnTwo() {
    long seed = new Random().nextLong();
    System.out.println("StateTest seed " + seed);
    try (Journal lockStep =
            Journal.inMemory(ConfigLoader.load(Locations.config("demo.yaml")).journal());
        Journal threaded =
            Journal.inMemory(ConfigLoader.load(Locations.config("demo.yaml")).journal())) {
      List<EngineState> states = new ArrayList<>();
      for (Journal journal : List.of(lockStep, threaded)) {
        Projections projections = Projections.create();
        try (JournalDriver driver =
            journal == lockStep
                ? JournalDriver.lockStep(journal, JournalClock.eventTime(), projections.inOrder())
                : JournalDriver.threaded(
                    journal, JournalClock.eventTime(), projections.inOrder())) {
          RandomFacts.submit(seed, driver.submitter());
        }
        states.add(Run.from(journal.facts()).upTo(journal.lastFact()).state());
        assertThat(saved(projections)).isEqualTo(states.get(0).projections());
      }
      assertThat(states.get(1).hash()).isEqualTo(states.get(0).hash());
    }
  }

  @Test
  @Tag("slow")
  void shouldGoOnFromAnyFactOfTheRealWeek() throws Exception {
    Locations.requiredData();
    HeadroomProcess.Result served =
        HeadroomProcess.run(
            "serve",
            "--config",
            Locations.config("us-equity-2013.yaml").toString(),
            "--journal",
            folder.resolve("week").toString(),
            "--speed",
            "max",
            "--exit-at-end",
            "--json");
    assertThat(served.status()).as(served.err()).isZero();
    try (Journal journal = Journal.openReadOnly(folder.resolve("week"))) {
      cutAndGoOn(journal.facts(), new Random(1), 25);
    }
  }

  private static List<EngineState.Part> saved(Projections projections) {
    return projections.inOrder().stream()
        .map(
            projection -> {
              StateWriter writer = new StateWriter();
              projection.save(writer);
              return new EngineState.Part(
                  projection.name(),
                  projection.algorithmVersion(),
                  projection.stateVersion(),
                  writer.toState());
            })
        .toList();
  }

  private static Journal randomJournal(long seed) {
    Journal journal = Journal.inMemory(ConfigLoader.load(Locations.config("demo.yaml")).journal());
    try (JournalDriver driver =
        JournalDriver.lockStep(journal, JournalClock.eventTime(), Projections.create().inOrder())) {
      RandomFacts.submit(seed, driver.submitter());
    }
    return journal;
  }

  private static void cutAndGoOn(RecordLog uncut, Random random, int count) {
    SortedSet<Long> cuts = cuts(uncut, random, count);
    RecordLog facts = cutAt(cuts, uncut);
    Run whole = Run.from(facts);
    Run restored = Run.from(facts);
    long taken = 0;
    long length = 0;
    for (long cut : cuts) {
      whole.upTo(cut);
      restored.upTo(cut);
      long started = System.nanoTime();
      EngineState state = whole.state();
      taken = System.nanoTime() - started;
      byte[] bytes = bytes(state);
      length = bytes.length;
      assertThat(restored.decisions).as("decisions up to fact %d", cut).isEqualTo(whole.decisions);
      assertThat(restored.state()).as("state after fact %d", cut).isEqualTo(state);
      whole.decisions.clear();

      restored = Run.restored(facts, bytes);
      assertThat(bytes(restored.state())).as("saved again after fact %d", cut).isEqualTo(bytes);
      assertThat(ObjectGraphs.differences(whole.projections, restored.projections, MAY_DIFFER))
          .as("fields after fact %d", cut)
          .isEmpty();
    }
    System.out.printf(
        "%,d facts, state after the last: %,d bytes, taken in %.1f ms%n",
        facts.lastNumber(), length, taken / 1e6);
  }

  private static byte[] bytes(EngineState state) {
    StateWriter writer = new StateWriter();
    state.write(writer);
    return writer.toBytes();
  }

  /**
   * In order, the last fact included. Half of them are behind facts that are neither ticks nor
   * bars: between those is what seldom happens.
   */
  private static SortedSet<Long> cuts(RecordLog facts, Random random, int count) {
    List<Long> seldom = new ArrayList<>();
    RecordHeader header = new RecordHeader();
    try (RecordCursor cursor = new RecordCursor(facts.reader(1))) {
      while (cursor.next()) {
        if (!FREQUENT.contains(cursor.header(header).templateId())) {
          seldom.add(header.number());
        }
      }
    }
    long last = facts.lastNumber();
    TreeSet<Long> cuts = new TreeSet<>(List.of(1L, 2L, last));
    for (int i = 0; i < count; i++) {
      cuts.add(1 + (long) (random.nextDouble() * last));
      cuts.add(seldom.get(random.nextInt(seldom.size())));
    }
    return cuts;
  }

  /** The same facts in documents that end at the cuts, since an engine takes whole documents. */
  private static RecordLog cutAt(SortedSet<Long> cuts, RecordLog facts) {
    StoredLog cut = StoredLog.inMemory("facts");
    RecordBatch batch = new RecordBatch();
    RecordHeader header = new RecordHeader();
    try (RecordCursor cursor = new RecordCursor(facts.reader(1))) {
      while (cursor.next()) {
        batch.add(cursor.buffer(), cursor.offset(), cursor.length());
        if (batch.isFull() || cuts.contains(cursor.header(header).number())) {
          cut.writer().append(batch);
          batch.clear();
        }
      }
    }
    return cut;
  }

  /** An engine that can be stopped at any cut. */
  private static final class Run implements DecisionSink {
    private final Projections projections = Projections.create();
    private final List<String> decisions = new ArrayList<>();
    private final Engine engine;
    private long limit;

    private Run(RecordLog facts, long from) {
      engine = new Engine(projections.inOrder(), facts.reader(from), () -> limit, this);
    }

    static Run from(RecordLog facts) {
      return new Run(facts, 1);
    }

    static Run restored(RecordLog facts, byte[] bytes) {
      EngineState state = EngineState.read(new StateReader("the engine", bytes));
      Run run = new Run(facts, state.lastFact() + 1);
      run.engine.restore(state);
      return run;
    }

    Run upTo(long fact) {
      limit = fact;
      while (engine.poll() > 0) {
        // Until the limit.
      }
      return this;
    }

    EngineState state() {
      return engine.state();
    }

    @Override
    public void onDecision(DirectBuffer buffer, int offset, int length) {
      byte[] bytes = new byte[length];
      buffer.getBytes(offset, bytes);
      decisions.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public void afterFacts(long lastFact) {
      assertThat(lastFact).isLessThanOrEqualTo(limit);
    }
  }
}
