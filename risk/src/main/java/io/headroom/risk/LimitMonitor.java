package io.headroom.risk;

import io.headroom.config.LimitPolicy;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.LimitState;

/**
 * The state of one limit, by its policy's thresholds and hysteresis.
 *
 * <p>BREACH is left for WARNING, and WARNING for OK where utilisation has fallen that far at once.
 * A limit whose VaR is not known is UNASSESSED; when it is known again, hysteresis goes on from the
 * state before, and a breach that was open then is the same breach.
 */
final class LimitMonitor {
  private LimitState state = LimitState.UNASSESSED;
  private LimitState lastAssessed = LimitState.UNASSESSED;
  private long openBreach;

  LimitState state() {
    return state;
  }

  /** Decision number of the breach that is open; 0 when none is. */
  long openBreach() {
    return openBreach;
  }

  /** Stands as it was decided elsewhere. */
  void stands(LimitState decided) {
    state = decided;
    if (decided != LimitState.UNASSESSED) {
      lastAssessed = decided;
    }
  }

  void opened(long breach) {
    openBreach = breach;
  }

  void cleared() {
    openBreach = 0;
  }

  /**
   * Moves on.
   *
   * @param utilisation VaR over budget, at least 0; NaN where VaR is not known
   * @return the state before
   */
  LimitState move(double utilisation, LimitPolicy policy) {
    LimitState before = state;
    if (Double.isNaN(utilisation)) {
      state = LimitState.UNASSESSED;
    } else {
      state = next(lastAssessed, utilisation, policy);
      lastAssessed = state;
    }
    return before;
  }

  private static LimitState next(LimitState from, double utilisation, LimitPolicy policy) {
    boolean held = from == LimitState.BREACH && utilisation > 1 - policy.hysteresis();
    if (utilisation > 1 || held) {
      return LimitState.BREACH;
    }
    boolean raised = from == LimitState.BREACH || from == LimitState.WARNING;
    double leave = raised ? policy.warning() - policy.hysteresis() : policy.warning();
    return utilisation >= leave ? LimitState.WARNING : LimitState.OK;
  }

  void save(StateWriter to) {
    to.putCode(state.value()).putCode(lastAssessed.value()).putLong(openBreach);
  }

  LimitMonitor restore(StateReader from) {
    state = from.takeCode(code -> LimitState.get((short) code));
    lastAssessed = from.takeCode(code -> LimitState.get((short) code));
    openBreach = from.takeLong();
    return this;
  }
}
