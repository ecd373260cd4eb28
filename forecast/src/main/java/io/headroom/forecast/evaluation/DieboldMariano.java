package io.headroom.forecast.evaluation;

/**
 * Whether the mean difference of two forecasts' losses is more than chance (Diebold and Mariano
 * 1995): the mean over its standard error, which allows for heteroskedasticity and autocorrelation
 * (Newey and West 1987, Bartlett's weights, floor(4 (n / 100)^(2/9)) lags as in their 1994 paper).
 *
 * <p>Under equal accuracy it is about standard normal: beyond 1.96 either way in one case of
 * twenty.
 *
 * @param mean of the differences
 * @param statistic NaN with fewer than two differences, or differences that are all alike
 * @param lags of autocorrelation that were allowed for
 */
public record DieboldMariano(double mean, double statistic, int lags) {
  /**
   * Of differences in the order of time.
   *
   * @param differences loss of one forecast less loss of the other, one per day
   */
  public static DieboldMariano of(double[] differences) {
    int n = differences.length;
    double sum = 0;
    for (double difference : differences) {
      sum += difference;
    }
    double mean = sum / n;
    int lags = Math.min(Math.max(0, n - 1), lags(n));
    double variance = covariance(differences, mean, 0);
    for (int lag = 1; lag <= lags; lag++) {
      double weight = 1 - lag / (lags + 1.0);
      variance += 2 * weight * covariance(differences, mean, lag);
    }
    double statistic = variance > 0 ? mean / Math.sqrt(variance / n) : Double.NaN;
    return new DieboldMariano(mean, statistic, lags);
  }

  private static int lags(int n) {
    return (int) (4 * StrictMath.pow(n / 100.0, 2 / 9.0));
  }

  /** Over n, as Newey and West have it, so that their sum is not negative. */
  private static double covariance(double[] values, double mean, int lag) {
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += (values[i] - mean) * (values[i - lag] - mean);
    }
    return sum / values.length;
  }
}
