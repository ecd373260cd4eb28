package io.headroom.forecast;

/**
 * The Garman-Klass (1980) estimator of the open-to-close variance from a day's four prices, their
 * practical estimator sigma_5 squared: {@code 0.5 (u-d)^2 - (2 ln 2 - 1) c^2}, where u, d and c are
 * the logs of high, low and close over the open.
 */
final class GarmanKlass {
  private static final double CLOSE_WEIGHT = 2 * StrictMath.log(2) - 1;

  private GarmanKlass() {}

  /** Takes prices; gives a decimal variance. */
  static double variance(double open, double high, double low, double close) {
    double range = StrictMath.log(high / low);
    double move = StrictMath.log(close / open);
    return 0.5 * range * range - CLOSE_WEIGHT * move * move;
  }
}
