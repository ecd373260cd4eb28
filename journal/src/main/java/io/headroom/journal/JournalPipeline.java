package io.headroom.journal;

import io.headroom.config.ConfigCodec;
import java.util.List;

/** The parts that a driver moves. */
record JournalPipeline(
    FactRing ring, Sequencer sequencer, Engine engine, JournalDecisionSink sink, RecordLog facts)
    implements AutoCloseable {

  static JournalPipeline of(Journal journal, JournalClock clock, List<Projection> projections) {
    FactRing ring = new FactRing(journal.settings().ringBytes());
    Sequencer sequencer =
        new Sequencer(
            ring,
            journal.facts().writer(),
            clock,
            journal.lastFactTime(),
            journal.timers(),
            ConfigCodec::decode);
    JournalDecisionSink sink = new JournalDecisionSink(journal.decisions(), 0);
    Engine engine =
        new Engine(projections, journal.facts().reader(1), journal.facts()::durable, sink);
    return new JournalPipeline(ring, sequencer, engine, sink, journal.facts());
  }

  JournalDriver.Progress progress() {
    long decisions = engine.lastDecision();
    return new JournalDriver.Progress(
        facts.durable(),
        engine.lastFact(),
        engine.lastFactTime(),
        decisions,
        Math.min(decisions, sink.existing()),
        engine.unknownFacts());
  }

  @Override
  public void close() {
    engine.close();
    sink.close();
  }
}
