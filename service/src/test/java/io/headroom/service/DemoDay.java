package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Variables;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
import io.headroom.ingest.simulation.SimulatedMarket;
import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.SessionStart;
import io.headroom.journal.record.BreachClearedDecoder;
import io.headroom.journal.record.BreachRaisedDecoder;
import io.headroom.journal.record.LimitSetDecoder;
import io.headroom.journal.record.LimitState;
import io.headroom.journal.record.LimitStateChangedDecoder;
import io.headroom.replay.Projections;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The demo's day without a wall clock: in memory, in lock step, as fast as it goes. */
final class DemoDay implements DecisionHandler {
  private final Journal journal;
  private final List<Change> changes = new ArrayList<>();
  private final List<Breach> raised = new ArrayList<>();
  private final List<Breach> cleared = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();

  private DemoDay(Journal journal) {
    this.journal = journal;
  }

  /** A limit's state became another. */
  record Change(long time, String scope, LimitState from, LimitState to) {}

  /**
   * A breach began or ended.
   *
   * @param raisedBy the decision with which it began
   */
  record Breach(long time, String scope, long raisedBy) {}

  /** A limit's utilisation. */
  record Use(long time, String scope, double utilisation) {}

  /** Runs the day of a seed up to a time in New York. */
  static DemoDay run(long seed, LocalTime until) {
    HeadroomConfig config = ConfigLoader.load(Locations.config("demo.yaml"));
    Journal journal = Journal.inMemory(config.journal());
    SimulatedMarket market =
        SimulatedMarket.of(config, DemoScript.DAY, DemoScript.HISTORY_DAYS, seed, 1);
    Projections projections = Projections.create();
    try (Feeds feeds =
            market.feeds(DemoScript.nanos(until), DemoScript.of(config), new ResumePoints());
        JournalDriver driver =
            JournalDriver.lockStep(journal, JournalClock.eventTime(), projections.inOrder())) {
      Opening.ofNew(
              config,
              NetworkFile.of(config, Variables.of(Map.of(), Locations.root())),
              market::history)
          .submit(
              driver.submitter(),
              new SessionStart.Origin(0, "test", "test"),
              projections.inOrder(),
              feeds);
      feeds.submit(Integer.MAX_VALUE, driver.submitter());
    }
    DemoDay day = new DemoDay(journal);
    day.read();
    return day;
  }

  Journal journal() {
    return journal;
  }

  List<Change> changes() {
    return changes;
  }

  List<Breach> raised() {
    return raised;
  }

  List<Breach> cleared() {
    return cleared;
  }

  List<Use> uses() {
    return uses;
  }

  @Override
  public void onLimitSet(RecordHeader header, LimitSetDecoder decision) {
    double utilisation = decision.utilisation();
    decision.headroom().forEach(headroom -> {});
    decision.scopes().forEach(LimitSetDecoder.ScopesDecoder::path);
    decision.inputs().forEach(input -> {});
    uses.add(new Use(header.journalTime(), decision.scope(), utilisation));
  }

  @Override
  public void onLimitStateChanged(RecordHeader header, LimitStateChangedDecoder decision) {
    LimitState from = decision.fromState();
    LimitState to = decision.toState();
    decision.inputs().forEach(input -> {});
    changes.add(new Change(header.journalTime(), decision.scope(), from, to));
  }

  @Override
  public void onBreachRaised(RecordHeader header, BreachRaisedDecoder decision) {
    decision.inputs().forEach(input -> {});
    raised.add(new Breach(header.journalTime(), decision.scope(), header.number()));
  }

  @Override
  public void onBreachCleared(RecordHeader header, BreachClearedDecoder decision) {
    long raisedBy = decision.raisedBy();
    decision.inputs().forEach(input -> {});
    cleared.add(new Breach(header.journalTime(), decision.scope(), raisedBy));
  }

  private void read() {
    DecisionDispatcher dispatcher = new DecisionDispatcher();
    try (LogReader reader = journal.decisions().reader(1)) {
      int read = 1;
      while (read > 0) {
        read =
            reader.poll(
                (buffer, offset, length) -> dispatcher.dispatch(buffer, offset, length, this));
      }
    }
  }
}
