package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * Rejects a price too far from the median of the preceding accepted ones: rule T4/Q4 of
 * Barndorff-Nielsen, Hansen, Lunde and Shephard (2009), looking back only, with the granularity
 * floor of Brownlees and Gallo (2006, their gamma) so that a run of equal prices does not reject
 * the next small move.
 *
 * <p>A price is an outlier if {@code |p - m| > 10 d + g}, where m is the median of the preceding 50
 * accepted prices, d their mean absolute deviation from it, and {@code g = 2 tick sizes + 0.0005
 * m}. Fewer than {@value #FEWEST} preceding prices reject nothing.
 *
 * <p>After a true jump every price would be an outlier for ever; so when the last {@value
 * #LEVEL_SHIFT} prices were all rejected and none of them is an outlier among themselves, the
 * window starts again from them. They stay rejected.
 */
final class OutlierFilter {
  static final int WINDOW = 50;
  static final int FEWEST = 10;
  static final int LEVEL_SHIFT = 20;

  private static final double DEVIATIONS = 10;
  private static final double TICKS = 2;
  private static final double SHARE = 0.0005;

  private final RollingMedian accepted = new RollingMedian(WINDOW);
  private final RollingMedian rejected = new RollingMedian(LEVEL_SHIFT);
  private final double tickSize;
  private double median = Double.NaN;
  private double bound = Double.NaN;

  OutlierFilter(double tickSize) {
    this.tickSize = tickSize;
  }

  void clear() {
    accepted.clear();
    rejected.clear();
  }

  /** Takes the next price into account and says whether it is accepted. */
  boolean accept(double price) {
    if (isOutlier(price, price)) {
      reject(price);
      return false;
    }
    admit(price);
    return true;
  }

  /**
   * Whether a quoted side would be an outlier as a price on its dangerous side: a bid far above, an
   * ask far below. Changes nothing.
   */
  boolean isAggressive(double bid, double ask) {
    return isOutlier(bid, ask);
  }

  /** The median that the last price was compared with. */
  double median() {
    return median;
  }

  /** The largest distance from the median that the last price was allowed. */
  double bound() {
    return bound;
  }

  private boolean isOutlier(double fromBelow, double fromAbove) {
    if (accepted.size() < FEWEST) {
      return false;
    }
    median = accepted.median();
    bound = floor(median);
    double distance = Math.max(fromBelow - median, median - fromAbove);
    if (distance <= bound) {
      return false;
    }
    bound += DEVIATIONS * accepted.meanAbsoluteDeviation(median);
    return distance > bound;
  }

  private void admit(double price) {
    accepted.add(price);
    if (rejected.size() > 0) {
      rejected.clear();
    }
  }

  private void reject(double price) {
    rejected.add(price);
    if (rejected.isFull() && rejectedAgree()) {
      accepted.clear();
      for (int i = 0; i < LEVEL_SHIFT; i++) {
        accepted.add(rejected.get(i));
      }
      rejected.clear();
    }
  }

  private boolean rejectedAgree() {
    double centre = rejected.median();
    double furthest = Math.max(rejected.largest() - centre, centre - rejected.smallest());
    return furthest <= floor(centre) + DEVIATIONS * rejected.meanAbsoluteDeviation(centre);
  }

  private double floor(double centre) {
    return TICKS * tickSize + SHARE * centre;
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
