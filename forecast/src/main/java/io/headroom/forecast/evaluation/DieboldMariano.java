package io.headroom.forecast.evaluation;

/**
 * Whether the mean difference of two forecasts' losses is more than chance (Diebold and Mariano
 * 1995): the mean over its standard error, which allows for heteroskedasticity and autocorrelation
 * (Newey and West 1987, Bartlett's weights, floor(4 (n / 100)^(2/9)) lags as in their 1994 paper,
 * and no fewer than 2 (h - 1) for targets of h days, since such losses of neighbouring days
 * overlap).
 *
 * <p>Under equal accuracy it is about standard normal: beyond 1.96 either way in one case of
 * twenty.
 *
 * <p>Bartlett's weights make too little of the correlation of overlapping days: with 1,000 days and
 * h = 5 or 22 that one case of twenty comes to one of twelve; with h - 1 lags it would be one of
 * nine. Beside it therefore stands the statistic of Harvey, Leybourne and Newbold (1997), which
 * gives all of h - 1 lags their full weight, corrects for few days, and is compared with Student's
 * distribution of n - 1 degrees of freedom. It allows for no correlation beyond the overlap.
 *
 * @param mean of the differences
 * @param statistic NaN with fewer than two differences, or differences that are all alike
 * @param lags of autocorrelation that were allowed for
 * @param correctedStatistic Harvey, Leybourne and Newbold's; for h = 1, and where their variance is
 *     not positive, with the variance of the other statistic
 * @param days how many differences there were
 * @param horizonDays h, how many days a target covers
 */
public record DieboldMariano(
    double mean, double statistic, int lags, double correctedStatistic, int days, int horizonDays) {
  /**
   * Of differences in the order of time whose targets are single days.
   *
   * @param differences loss of one forecast less loss of the other, one per day
   */
  public static DieboldMariano of(double[] differences) {
    return of(differences, 1);
  }

  /**
   * Of differences in the order of time.
   *
   * @param differences loss of one forecast less loss of the other, one per day
   * @param horizonDays how many days a target covers, 1 or more
   * @throws IllegalArgumentException if the horizon is shorter
   */
  public static DieboldMariano of(double[] differences, int horizonDays) {
    if (horizonDays < 1) {
      throw new IllegalArgumentException("horizonDays is " + horizonDays + ", expected 1 or more");
    }
    int n = differences.length;
    int lags = Math.min(Math.max(0, n - 1), Math.max(lags(n), 2 * (horizonDays - 1)));
    double mean = Means.of(differences);
    double variance = LongRunVariance.bartlett(differences, lags);
    return new DieboldMariano(
        mean,
        statistic(mean, variance, n),
        lags,
        corrected(differences, mean, variance, horizonDays),
        n,
        horizonDays);
  }

  /** Of the statistic, from the normal distribution. */
  public PValues pValues() {
    return PValues.normal(statistic);
  }

  /** Of the corrected statistic, from Student's distribution. */
  public PValues correctedPValues() {
    return PValues.student(correctedStatistic, days - 1);
  }

  private static double corrected(double[] differences, double mean, double bartlett, int h) {
    int n = differences.length;
    double rectangular =
        h > 1 && h <= n ? LongRunVariance.rectangular(differences, h - 1) : bartlett;
    double correction = (n + 1 - 2.0 * h + h * (h - 1.0) / n) / n;
    return Math.sqrt(Math.max(0, correction))
        * statistic(mean, rectangular > 0 ? rectangular : bartlett, n);
  }

  private static double statistic(double mean, double variance, int n) {
    return variance > 0 ? mean / Math.sqrt(variance / n) : Double.NaN;
  }

  private static int lags(int n) {
    return (int) (4 * StrictMath.pow(n / 100.0, 2 / 9.0));
  }
}
