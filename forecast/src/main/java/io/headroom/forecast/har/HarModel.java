package io.headroom.forecast.har;

import io.headroom.forecast.har.Regressor.Mean;
import io.headroom.forecast.har.Regressor.MeasurementError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The regressions of the family, each by its regressors beside the constant. */
public enum HarModel {
  /** Corsi (2009): the variance and its means over 5 and 22 days. */
  HAR(means(Measure.VARIANCE)),

  /** With the last day's jumps (Andersen, Bollerslev and Diebold 2007). */
  HARJ(and(means(Measure.VARIANCE), new Mean(Measure.JUMP, 1))),

  /** With the last day's measurement error (Bollerslev, Patton and Quaedvlieg 2016). */
  HARQ(and(means(Measure.VARIANCE), new MeasurementError(1))),

  /** With that of all three terms, HARQ-F there. */
  HARQ_FULL(
      and(
          means(Measure.VARIANCE),
          new MeasurementError(1),
          new MeasurementError(5),
          new MeasurementError(22))),

  /** Of the bipower variation in place of the variance (Andersen, Bollerslev and Diebold 2007). */
  CHAR(means(Measure.BIPOWER)),

  /** With the last day's semivariances in place of its variance (Patton and Sheppard 2015). */
  SHAR(
      List.of(
          new Mean(Measure.POSITIVE_SEMIVARIANCE, 1),
          new Mean(Measure.NEGATIVE_SEMIVARIANCE, 1),
          new Mean(Measure.VARIANCE, 5),
          new Mean(Measure.VARIANCE, 22)));

  /** The days that the longest regressor looks back on. */
  static final int LONGEST = 22;

  private final List<Regressor> regressors;

  HarModel(List<Regressor> regressors) {
    this.regressors = regressors;
  }

  private static List<Regressor> means(Measure measure) {
    return List.of(new Mean(measure, 1), new Mean(measure, 5), new Mean(measure, 22));
  }

  private static List<Regressor> and(List<Regressor> first, Regressor... more) {
    List<Regressor> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  List<Regressor> regressors() {
    return regressors;
  }

  /** What a series must have for it. */
  public Set<Measure> measures() {
    Set<Measure> measures = EnumSet.of(Measure.VARIANCE);
    regressors.forEach(regressor -> measures.addAll(regressor.measures()));
    return measures;
  }
}
