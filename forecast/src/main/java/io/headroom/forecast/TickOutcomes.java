package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.UnusedRule;
import java.util.SortedMap;

/** Counts what becomes of each tick, and journals what is not accepted. */
final class TickOutcomes {
  private final DecisionWriter writer;
  private final CounterTable byInstrument = new CounterTable();

  TickOutcomes(DecisionWriter writer) {
    this.writer = writer;
  }

  void accepted(int instrumentId) {
    byInstrument.of(instrumentId).accepted();
  }

  void unused(long fact, int stream, int instrumentId, UnusedRule rule) {
    byInstrument.of(instrumentId).unused(rule);
    writer.unused(fact, stream, instrumentId, rule);
  }

  void rejected(
      long fact, int stream, int instrumentId, RejectRule rule, double reference, double bound) {
    byInstrument.of(instrumentId).rejected(rule);
    writer.rejected(fact, stream, instrumentId, rule, reference, bound);
  }

  /** Counts a row that could not become a tick; the fact itself says why. */
  void fault(int instrumentId, FaultRule rule) {
    byInstrument.of(instrumentId).fault(rule);
  }

  TickCounts total() {
    return byInstrument.total();
  }

  SortedMap<Integer, TickCounts> byInstrument() {
    return byInstrument.snapshot();
  }

  void save(StateWriter state) {
    byInstrument.save(state);
  }

  void restore(StateReader state) {
    byInstrument.restore(state);
  }
}
