package io.headroom.forecast.lab;

/**
 * A model at work on one panel. What it is handed never has fewer days than before, so it may keep
 * sums.
 */
public interface PanelForecaster {
  /**
   * Estimates its parameters anew.
   *
   * @param known all that was known then: targets are whole by its last day
   */
  void refit(Panel known);

  /**
   * Forecasts the mean variance of the next rows from the last known day.
   *
   * @return decimal daily variances, one per instrument; NaN where it can't say
   */
  double[] forecast(Panel known);
}
