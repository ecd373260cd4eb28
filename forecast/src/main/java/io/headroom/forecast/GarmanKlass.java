package io.headroom.forecast;

/**
 * The Garman-Klass (1980) estimator of the open-to-close variance from a day's four prices, their
 * equation for sigma_4 squared: {@code 0.511 (u-d)^2 - 0.019 (c (u+d) - 2 u d) - 0.383 c^2}, where
 * u, d and c are the logs of high, low and close over the open.
 */
final class GarmanKlass {
  private GarmanKlass() {}

  /** Takes natural logs of prices; gives a decimal variance. */
  static double variance(double logOpen, double logHigh, double logLow, double logClose) {
    double u = logHigh - logOpen;
    double d = logLow - logOpen;
    double c = logClose - logOpen;
    return 0.511 * (u - d) * (u - d) - 0.019 * (c * (u + d) - 2 * u * d) - 0.383 * c * c;
  }
}
