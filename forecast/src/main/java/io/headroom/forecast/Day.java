package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * One day of one instrument, as the daily models learn it.
 *
 * @param variance of the day's log return, decimal, the night before included
 * @param closeToClose log return since the last close; NaN without one
 * @param overnightSquared squared log return of the night before; zero where unknown
 */
record Day(double variance, double closeToClose, double overnightSquared) {
  /** The same day with a variance no lower than a floor. */
  Day atLeast(double floor) {
    return new Day(Math.max(variance, floor), closeToClose, overnightSquared);
  }

  void save(StateWriter state) {
    state.putDouble(variance).putDouble(closeToClose).putDouble(overnightSquared);
  }

  static Day restored(StateReader state) {
    return new Day(state.takeDouble(), state.takeDouble(), state.takeDouble());
  }
}
