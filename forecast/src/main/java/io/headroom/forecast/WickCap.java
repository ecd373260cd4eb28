package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * Caps a bar's wicks: what lies further beyond open and close than three times the trailing 22-day
 * median range is taken for a misprint. A range is (high - low) / close, as capped, and in the cap
 * is scaled by the bar's own close. The first 22 bars are taken as they are.
 */
final class WickCap {
  private static final int DAYS = 22;
  private static final double RANGES = 3;

  private final RollingMedian ranges = new RollingMedian(DAYS);
  private double high;
  private double low;
  private long capped;

  /** Takes the next bar's prices. */
  void add(double open, double high, double low, double close) {
    double top = Math.max(open, close);
    double bottom = Math.min(open, close);
    this.high = Math.max(top, high);
    this.low = Math.min(bottom, low);
    if (ranges.isFull()) {
      double longest = RANGES * ranges.median() * close;
      cap(top + longest, bottom - longest);
    }
    ranges.add((this.high - this.low) / close);
  }

  /** The last bar's high, capped. */
  double high() {
    return high;
  }

  /** The last bar's low, capped. */
  double low() {
    return low;
  }

  /** How many wicks have been capped. */
  long capped() {
    return capped;
  }

  private void cap(double highest, double lowest) {
    if (high > highest) {
      high = highest;
      capped++;
    }
    if (low < lowest && lowest > 0) {
      low = lowest;
      capped++;
    }
  }

  void save(StateWriter state) {
    ranges.save(state);
    state.putDouble(high).putDouble(low).putLong(capped);
  }

  void restore(StateReader state) {
    ranges.restore(state);
    high = state.takeDouble();
    low = state.takeDouble();
    capped = state.takeLong();
  }
}
