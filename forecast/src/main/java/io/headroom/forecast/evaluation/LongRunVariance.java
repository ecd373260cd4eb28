package io.headroom.forecast.evaluation;

/**
 * Variance of the mean of a series of days, times their number, when days are correlated: the sum
 * of autocovariances up to some lag.
 *
 * <p>Autocovariances are over n, not n less the lag, as Newey and West (1987) have them.
 */
final class LongRunVariance {
  private LongRunVariance() {}

  /** Weights that fall to zero beyond the last lag (Newey and West 1987); never negative. */
  static double bartlett(double[] values, int lags) {
    double mean = Means.of(values);
    double variance = covariance(values, mean, 0);
    for (int lag = 1; lag <= lags; lag++) {
      double weight = 1 - lag / (lags + 1.0);
      variance += 2 * weight * covariance(values, mean, lag);
    }
    return variance;
  }

  /**
   * All weights one, as in Diebold and Mariano (1995): right for the mean of values that overlap by
   * that many days, but it may come out negative.
   */
  static double rectangular(double[] values, int lags) {
    double mean = Means.of(values);
    double variance = covariance(values, mean, 0);
    for (int lag = 1; lag <= lags; lag++) {
      variance += 2 * covariance(values, mean, lag);
    }
    return variance;
  }

  private static double covariance(double[] values, double mean, int lag) {
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += (values[i] - mean) * (values[i - lag] - mean);
    }
    return sum / values.length;
  }
}
