package io.headroom.forecast.garch;

/**
 * Forecasts from the end of a series, exact given the parameters: E h(T+k) = omega (1 - p^(k-1)) /
 * (1 - p) + p^(k-1) h(T+1), p being the persistence. It holds for symmetric errors, half of whose
 * squared shocks are losses.
 *
 * <p>It is computed as E h(T+k+1) = omega + p E h(T+k), which loses no digits where p is near 1 and
 * holds at 1 too.
 *
 * @param parameters of the model
 * @param nextVariance h(T+1), which is known at T
 */
public record VarianceForecast(GarchParameters parameters, double nextVariance) {
  /** The variance expected of the day so many days ahead, 1 being the next. */
  public double ahead(int days) {
    double variance = nextVariance;
    for (int day = 1; day < atLeastOne(days); day++) {
      variance = expectedAfter(variance);
    }
    return variance;
  }

  /** The variance expected of the return over so many days: the sum of the days'. */
  public double sumOver(int days) {
    double variance = nextVariance;
    double sum = variance;
    for (int day = 1; day < atLeastOne(days); day++) {
      variance = expectedAfter(variance);
      sum += variance;
    }
    return sum;
  }

  /** The mean daily variance expected over so many days. */
  public double meanOver(int days) {
    return sumOver(days) / days;
  }

  /** The forecast a day later, given that day's return; nothing is estimated again. */
  public VarianceForecast after(double dailyReturn) {
    double shock = dailyReturn - parameters.mu();
    return new VarianceForecast(parameters, parameters.nextVariance(shock, nextVariance));
  }

  private double expectedAfter(double variance) {
    return parameters.omega() + parameters.persistence() * variance;
  }

  private static int atLeastOne(int days) {
    if (days < 1) {
      throw new IllegalArgumentException("a forecast is for at least a day ahead, not " + days);
    }
    return days;
  }
}
