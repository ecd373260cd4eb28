package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * Rejects a quote whose spread is more than 50 times the median of the preceding 50 accepted
 * spreads, taken as at least a tick size, plus two tick sizes: rule Q3 of Barndorff-Nielsen,
 * Hansen, Lunde and Shephard (2009), looking back only. (Where markets lock, the median spread is
 * zero.) After {@link OutlierFilter#LEVEL_SHIFT} rejections in a row the window starts again from
 * their spreads.
 */
final class SpreadFilter {
  private static final double MULTIPLE = 50;
  private static final double TICKS = 2;

  private final RollingMedian accepted = new RollingMedian(OutlierFilter.WINDOW);
  private final RollingMedian rejected = new RollingMedian(OutlierFilter.LEVEL_SHIFT);
  private final double tickSize;
  private double median = Double.NaN;
  private double bound = Double.NaN;

  SpreadFilter(double tickSize) {
    this.tickSize = tickSize;
  }

  void clear() {
    accepted.clear();
    rejected.clear();
  }

  boolean isTooWide(double spread) {
    if (accepted.size() < OutlierFilter.FEWEST) {
      return false;
    }
    median = accepted.median();
    bound = MULTIPLE * Math.max(median, tickSize) + TICKS * tickSize;
    return spread > bound;
  }

  void admit(double spread) {
    accepted.add(spread);
    if (rejected.size() > 0) {
      rejected.clear();
    }
  }

  void reject(double spread) {
    rejected.add(spread);
    if (rejected.isFull()) {
      accepted.clear();
      for (int i = 0; i < OutlierFilter.LEVEL_SHIFT; i++) {
        accepted.add(rejected.get(i));
      }
      rejected.clear();
    }
  }

  double median() {
    return median;
  }

  /** The widest spread that the last quote was allowed. */
  double bound() {
    return bound;
  }

  void save(StateWriter state) {
    accepted.save(state);
    rejected.save(state);
    state.putDouble(median).putDouble(bound);
  }

  void restore(StateReader state) {
    accepted.restore(state);
    rejected.restore(state);
    median = state.takeDouble();
    bound = state.takeDouble();
  }
}
