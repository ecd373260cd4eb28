package io.headroom.forecast.evaluation;

/**
 * QLIKE, y / f - ln(y / f) - 1 of a forecast f for a variance y: 0 where the forecast is right. It
 * ranks forecasts as the true variance would, although y is but a noisy measure of it (Patton
 * 2011).
 */
public final class Qlike {
  private Qlike() {}

  /**
   * The loss of a forecast.
   *
   * @param logVariance logarithm of the variance that came
   * @param logForecast logarithm of its forecast
   */
  public static double loss(double logVariance, double logForecast) {
    double error = logVariance - logForecast;
    return StrictMath.exp(error) - error - 1;
  }
}
