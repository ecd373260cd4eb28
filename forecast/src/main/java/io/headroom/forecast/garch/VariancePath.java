package io.headroom.forecast.garch;

/** The conditional variances of a series under given parameters, and what follows from them. */
public final class VariancePath {
  private final GarchParameters parameters;
  private final double[] returns;
  private final double[] variances;
  private final VarianceForecast forecast;

  private VariancePath(GarchParameters parameters, VarianceStart start, ReturnSeries series) {
    this.parameters = parameters;
    returns = series.values();
    variances = new double[returns.length];
    double variance = first(parameters, start, series);
    for (int i = 0; i < returns.length; i++) {
      variances[i] = variance;
      variance = parameters.nextVariance(returns[i] - parameters.mu(), variance);
    }
    forecast = new VarianceForecast(parameters, variance);
  }

  /**
   * Runs the recursion.
   *
   * <p>A start from the sample variance looks at all of the series. To go on after the sample that
   * parameters were estimated on, use {@link VarianceForecast#after}.
   */
  public static VariancePath of(
      GarchParameters parameters, VarianceStart start, ReturnSeries series) {
    return new VariancePath(parameters, start, series);
  }

  private static double first(
      GarchParameters parameters, VarianceStart start, ReturnSeries series) {
    StartVariance known = StartVariance.of(start, series, parameters.mu());
    return known.isFirst()
        ? known.value()
        : parameters.omega() + parameters.persistence() * known.value();
  }

  /** h(1) to h(n): each day's variance given the returns before it. */
  public double[] conditionalVariances() {
    return variances.clone();
  }

  /** (r(t) - mu) / sqrt(h(t)), of unit variance if the model is right. */
  public double[] standardizedResiduals() {
    double[] residuals = new double[returns.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = (returns[i] - parameters.mu()) / Math.sqrt(variances[i]);
    }
    return residuals;
  }

  /** From the end of the series. */
  public VarianceForecast forecast() {
    return forecast;
  }
}
