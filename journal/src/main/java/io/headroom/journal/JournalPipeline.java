package io.headroom.journal;

import io.headroom.config.ConfigCodec;
import io.headroom.journal.JournalDriver.Start;
import java.util.Optional;
import java.util.OptionalLong;

/** The parts that a driver moves. */
final class JournalPipeline implements AutoCloseable {
  private final FactRing ring;
  private final Sequencer sequencer;
  private final Engine engine;
  private final JournalDecisionSink sink;
  private final RecordLog facts;
  private final Optional<SnapshotTaker> snapshots;
  private volatile Start start;

  private JournalPipeline(Journal journal, JournalClock clock, EngineRun run) {
    facts = journal.facts();
    ring = new FactRing(journal.settings().ringBytes());
    sequencer =
        new Sequencer(
            ring,
            facts.writer(),
            clock,
            journal.lastFactTime(),
            journal.timers(),
            ConfigCodec::decode);
    start = new Start(run.lastFact(), facts.durable(), OptionalLong.empty());
    sink = new JournalDecisionSink(journal.decisions(), run.lastDecision());
    sink.skipBefore(run.epochStart());
    engine =
        new Engine(
            run.projections(),
            run.followers(),
            facts.reader(run.lastFact() + 1),
            facts::durable,
            sink);
    run.begin(engine, journal.decisions());
    snapshots =
        run.takesSnapshots()
            ? Optional.of(new SnapshotTaker(journal, engine, run.lastFact()))
            : Optional.empty();
    noteWhenReady();
  }

  static JournalPipeline of(Journal journal, JournalClock clock, EngineRun run) {
    return new JournalPipeline(journal, clock, run);
  }

  FactRing ring() {
    return ring;
  }

  Sequencer sequencer() {
    return sequencer;
  }

  Engine engine() {
    return engine;
  }

  RecordLog facts() {
    return facts;
  }

  /** Decides on the next batch of facts, if there is one; gives how many it took. */
  int decide() {
    int count = engine.poll();
    if (count > 0) {
      snapshots.ifPresent(SnapshotTaker::afterBatch);
      noteWhenReady();
    }
    return count;
  }

  /** To be called when all is decided and nothing moves any more. */
  void end() {
    snapshots.ifPresent(SnapshotTaker::atEnd);
  }

  JournalDriver.Progress progress() {
    long decisions = engine.lastDecision();
    return new JournalDriver.Progress(
        facts.durable(),
        engine.lastFact(),
        engine.lastFactTime(),
        decisions,
        Math.min(decisions, sink.existing()),
        engine.unknownFacts(),
        start,
        snapshots.flatMap(SnapshotTaker::problem));
  }

  @Override
  public void close() {
    engine.close();
    sink.close();
  }

  private void noteWhenReady() {
    if (start.readyNanos().isEmpty() && engine.lastFact() >= start.factsBefore()) {
      start =
          new Start(start.snapshotFact(), start.factsBefore(), OptionalLong.of(System.nanoTime()));
    }
  }
}
