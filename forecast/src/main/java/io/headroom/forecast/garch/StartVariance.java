package io.headroom.forecast.garch;

/**
 * A {@link VarianceStart} worked out for a series and a mean.
 *
 * @param isFirst whether it is the first day's conditional variance, else that of the day before
 * @param value the variance
 * @param slope its derivative by mu
 * @param curvature its second derivative by mu
 */
record StartVariance(boolean isFirst, double value, double slope, double curvature) {
  static StartVariance of(VarianceStart start, ReturnSeries series, double mu) {
    if (start instanceof VarianceStart.Before before) {
      return new StartVariance(false, before.variance(), 0, 0);
    }
    boolean first = start instanceof VarianceStart.SampleFirst;
    double slope = -2 * (series.mean() - mu);
    return new StartVariance(first, series.meanSquareAbout(mu), slope, 2);
  }

  static VarianceStart scaledBy(int exponent, VarianceStart start) {
    return start instanceof VarianceStart.Before before
        ? new VarianceStart.Before(Math.scalb(before.variance(), 2 * exponent))
        : start;
  }
}
