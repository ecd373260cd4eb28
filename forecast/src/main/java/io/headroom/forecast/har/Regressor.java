package io.headroom.forecast.har;

import java.util.Set;

/** What a model knows of the days up to one. */
sealed interface Regressor {
  /** Its value at the close of a day. */
  double at(int day, RealizedSeries series);

  /** What it is made of. */
  Set<Measure> measures();

  /** The mean of a measure over so many days. */
  record Mean(Measure measure, int days) implements Regressor {
    @Override
    public double at(int day, RealizedSeries series) {
      return series.meanTo(day, days, measure);
    }

    @Override
    public Set<Measure> measures() {
      return Set.of(measure);
    }
  }

  /**
   * The mean variance over so many days times the square root of the mean quarticity: a variance
   * that was measured with much error says less of tomorrow's (Bollerslev, Patton and Quaedvlieg
   * 2016).
   */
  record MeasurementError(int days) implements Regressor {
    @Override
    public double at(int day, RealizedSeries series) {
      double quarticity = series.meanTo(day, days, Measure.QUARTICITY);
      return series.meanTo(day, days, Measure.VARIANCE) * Math.sqrt(quarticity);
    }

    @Override
    public Set<Measure> measures() {
      return Set.of(Measure.VARIANCE, Measure.QUARTICITY);
    }
  }
}
