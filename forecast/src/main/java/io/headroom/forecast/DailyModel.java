package io.headroom.forecast;

/** A model of daily variance. How it learns days is its own affair. */
sealed interface DailyModel permits Ewma, LogHar, NetworkModel, PooledModel {
  /** The next day's variance given the days observed. */
  Point forecast();

  /** The variance of the day after today if today were as given; learns nothing. */
  Point forecastGiven(Day today);

  /**
   * A forecast.
   *
   * @param variance decimal; NaN where the model lacks history
   * @param logStandardError standard error of the log variance; NaN where unknown
   */
  record Point(double variance, double logStandardError) {
    static final Point NONE = new Point(Double.NaN, Double.NaN);

    boolean exists() {
      return !Double.isNaN(variance);
    }
  }
}
