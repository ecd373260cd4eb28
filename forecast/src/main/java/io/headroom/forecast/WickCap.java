package io.headroom.forecast;

/**
 * Caps a bar's wicks at three times the trailing 22-day median range, in logs: what lies further
 * beyond open and close is a misprint. The first 22 bars are taken as they are. Ranges enter the
 * median as capped.
 */
final class WickCap {
  private static final int DAYS = 22;
  private static final double RANGES = 3;

  private final RollingMedian ranges = new RollingMedian(DAYS);
  private double logHigh;
  private double logLow;
  private long capped;

  /** Takes the next bar's log prices. */
  void add(double logOpen, double logHigh, double logLow, double logClose) {
    double top = Math.max(logOpen, logClose);
    double bottom = Math.min(logOpen, logClose);
    this.logHigh = Math.max(top, logHigh);
    this.logLow = Math.min(bottom, logLow);
    if (ranges.isFull()) {
      double longest = RANGES * ranges.median();
      cap(top + longest, bottom - longest);
    }
    ranges.add(this.logHigh - this.logLow);
  }

  /** The last bar's high, capped. */
  double logHigh() {
    return logHigh;
  }

  /** The last bar's low, capped. */
  double logLow() {
    return logLow;
  }

  /** How many wicks have been capped. */
  long capped() {
    return capped;
  }

  private void cap(double highest, double lowest) {
    if (logHigh > highest) {
      logHigh = highest;
      capped++;
    }
    if (logLow < lowest) {
      logLow = lowest;
      capped++;
    }
  }
}
