package io.headroom.forecast.har;

import io.headroom.forecast.har.Regressor.Mean;
import io.headroom.forecast.har.Regressor.MeasurementError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The regressions of the family, which differ in their regressors beside the constant. */
public enum HarModel {
  /** Corsi (2009): the variance and its means over 5 and 22 days. */
  HAR,

  /** With the last day's jumps (Andersen, Bollerslev and Diebold 2007). */
  HARJ,

  /** With the last day's measurement error (Bollerslev, Patton and Quaedvlieg 2016). */
  HARQ,

  /** With that of all three terms, HARQ-F there. */
  HARQ_FULL,

  /** Of the bipower variation in place of the variance (Andersen, Bollerslev and Diebold 2007). */
  CHAR,

  /** With the last day's semivariances in place of its variance (Patton and Sheppard 2015). */
  SHAR;

  /** The days that the longest regressor looks back on. */
  static final int LONGEST = 22;

  private static final int WEEK = 5;

  /** What a series must have for it. */
  public Set<Measure> measures() {
    Set<Measure> measures = EnumSet.of(Measure.VARIANCE);
    regressors().forEach(regressor -> measures.addAll(regressor.measures()));
    return measures;
  }

  /** In the order of the papers. */
  List<Regressor> regressors() {
    List<Regressor> variances = means(Measure.VARIANCE);
    return switch (this) {
      case HAR -> variances;
      case HARJ -> and(variances, new Mean(Measure.JUMP, 1));
      case HARQ -> and(variances, new MeasurementError(1));
      case HARQ_FULL ->
          and(
              variances,
              new MeasurementError(1),
              new MeasurementError(WEEK),
              new MeasurementError(LONGEST));
      case CHAR -> means(Measure.BIPOWER);
      case SHAR ->
          List.of(
              new Mean(Measure.POSITIVE_SEMIVARIANCE, 1),
              new Mean(Measure.NEGATIVE_SEMIVARIANCE, 1),
              new Mean(Measure.VARIANCE, WEEK),
              new Mean(Measure.VARIANCE, LONGEST));
    };
  }

  private static List<Regressor> means(Measure measure) {
    return List.of(new Mean(measure, 1), new Mean(measure, WEEK), new Mean(measure, LONGEST));
  }

  private static List<Regressor> and(List<Regressor> first, Regressor... more) {
    List<Regressor> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
