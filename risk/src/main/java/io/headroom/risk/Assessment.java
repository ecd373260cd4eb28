package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.AssessmentStatus;

/**
 * The figures of one scope at one cut; money, losses positive, NaN where the status says why.
 *
 * @param number the decision's; 0 before there is one
 */
record Assessment(
    long number, AssessmentStatus status, double var975, double var99, double es975, double es99) {
  /** Before the first. */
  static final Assessment NONE = unknown(AssessmentStatus.INSUFFICIENT_HISTORY);

  /** No figures, not yet a decision. */
  static Assessment unknown(AssessmentStatus status) {
    return new Assessment(0, status, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  Assessment numbered(long decision) {
    return new Assessment(decision, status, var975, var99, es975, es99);
  }

  double valueAtRisk(TailLevel level) {
    return level == TailLevel.P99 ? var99 : var975;
  }

  void save(StateWriter state) {
    state
        .putLong(number)
        .putCode(status.value())
        .putDouble(var975)
        .putDouble(var99)
        .putDouble(es975)
        .putDouble(es99);
  }

  static Assessment restored(StateReader state) {
    return new Assessment(
        state.takeLong(),
        state.takeCode(code -> AssessmentStatus.get((short) code)),
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble());
  }
}
