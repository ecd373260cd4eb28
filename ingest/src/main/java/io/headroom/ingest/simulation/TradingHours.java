package io.headroom.ingest.simulation;

/**
 * How a kind of instrument's variance is spread over the trading day, the 24 hours that end at
 * 17:00 New York. Times are seconds since its start.
 */
enum TradingHours {
  /**
   * New York, 9:30 to 16:00: a fifth of the variance comes while the exchange is closed; in the
   * session it falls from the open within an hour and rises again before the close, the U shape of
   * Andersen and Bollerslev (1997).
   */
  EQUITY {
    @Override
    double passed(double second) {
      double open = Math.min(second, OPEN);
      double after = Math.max(0, second - CLOSE);
      double closed = (open + after) / (DAY - (CLOSE - OPEN));
      double u = Math.max(0, Math.min(1, (second - OPEN) / (CLOSE - OPEN)));
      return OVERNIGHT * closed + (1 - OVERNIGHT) * curve(u) / WHOLE_CURVE;
    }

    @Override
    int opening() {
      return OPEN;
    }

    @Override
    int closing() {
      return CLOSE;
    }
  },

  /** Round the clock: quiet after New York's close, busiest while London and New York overlap. */
  FX {
    @Override
    double passed(double second) {
      int hour = Math.min(HOURLY.length - 1, (int) (second / HOUR));
      double sum = HOURLY[hour] * (second / HOUR - hour);
      for (int i = 0; i < hour; i++) {
        sum += HOURLY[i];
      }
      return sum / HOURLY_TOTAL;
    }

    @Override
    int opening() {
      return 0;
    }

    @Override
    int closing() {
      return DAY;
    }
  };

  static final int HOUR = 3_600;
  static final int DAY = 24 * HOUR;

  /** 9:30 in New York. */
  static final int OPEN = 16 * HOUR + HOUR / 2;

  /** 16:00 in New York. */
  static final int CLOSE = 23 * HOUR;

  private static final double OVERNIGHT = 0.2;
  private static final double LEVEL = 0.62;
  private static final double OPENING = 2.3;
  private static final double CLOSING = 1.5;
  private static final double FADE = 0.1;
  private static final double WHOLE_CURVE = curve(1);

  /** From 17:00 New York on. */
  private static final double[] HOURLY = {
    0.35, 0.4, 0.6, 0.8, 0.9, 0.8, 0.7, 0.6, 0.6, 0.8, 1.2, 1.4,
    1.2, 1.1, 1.2, 1.6, 1.8, 1.8, 1.6, 1.2, 0.9, 0.8, 0.7, 0.45
  };

  private static final double HOURLY_TOTAL = total(HOURLY);

  /** The share of a day's variance that comes before this second. */
  abstract double passed(double second);

  /** The second at which its sessions open. */
  abstract int opening();

  /** The second at which they close. */
  abstract int closing();

  /** Whether a second lies in a session. */
  boolean open(double second) {
    return second >= opening() && second < closing();
  }

  /** The share of a day's variance that comes between two seconds. */
  double share(double from, double to) {
    return passed(to) - passed(from);
  }

  private static double curve(double u) {
    return LEVEL * u
        + OPENING * FADE * (1 - StrictMath.exp(-u / FADE))
        + CLOSING * FADE * (StrictMath.exp((u - 1) / FADE) - StrictMath.exp(-1 / FADE));
  }

  private static double total(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}
