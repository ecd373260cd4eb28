package io.headroom.forecast;

import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.UnusedRule;
import java.util.SortedMap;

/** Counts what becomes of each tick, and journals what is not accepted. */
final class TickOutcomes {
  private final DecisionWriter writer;
  private final RuleCounters all = new RuleCounters();
  private final CounterTable byInstrument = new CounterTable();
  private final CounterTable byStream = new CounterTable();

  TickOutcomes(DecisionWriter writer) {
    this.writer = writer;
  }

  void accepted(int stream, int instrumentId) {
    all.accepted();
    byInstrument.of(instrumentId).accepted();
    byStream.of(stream).accepted();
  }

  void unused(long fact, int stream, int instrumentId, UnusedRule rule) {
    all.unused(rule);
    byInstrument.of(instrumentId).unused(rule);
    byStream.of(stream).unused(rule);
    writer.unused(fact, stream, instrumentId, rule);
  }

  void rejected(
      long fact, int stream, int instrumentId, RejectRule rule, double reference, double bound) {
    all.rejected(rule);
    byInstrument.of(instrumentId).rejected(rule);
    byStream.of(stream).rejected(rule);
    writer.rejected(fact, stream, instrumentId, rule, reference, bound);
  }

  /** Counts a row that could not become a tick; the fact itself says why. */
  void fault(int stream, int instrumentId, FaultRule rule) {
    all.fault(rule);
    byInstrument.of(instrumentId).fault(rule);
    byStream.of(stream).fault(rule);
  }

  TickCounts total() {
    return all.snapshot();
  }

  SortedMap<Integer, TickCounts> byInstrument() {
    return byInstrument.snapshot();
  }

  SortedMap<Integer, TickCounts> byStream() {
    return byStream.snapshot();
  }
}
