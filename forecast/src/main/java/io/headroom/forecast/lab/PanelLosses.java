package io.headroom.forecast.lab;

import io.headroom.forecast.evaluation.Qlike;

/** Losses of forecasts on a panel. */
public final class PanelLosses {
  private static final double PERCENT_SQUARED = 1e4;

  private final double[][] qlike;
  private final double[][] squaredErrors;

  private PanelLosses(double[][] qlike, double[][] squaredErrors) {
    this.qlike = qlike;
    this.squaredErrors = squaredErrors;
  }

  /**
   * Losses of all forecasts of a schedule.
   *
   * @param forecasts {@code [origins][instruments]}, decimal daily variances
   */
  public static PanelLosses of(Panel panel, Schedule schedule, double[][] forecasts) {
    double[][] qlike = new double[forecasts.length][panel.width()];
    double[][] squared = new double[forecasts.length][panel.width()];
    for (int k = 0; k < forecasts.length; k++) {
      for (int i = 0; i < panel.width(); i++) {
        double target = panel.target(schedule.origin(k), schedule.horizon(), i);
        double forecast = forecasts[k][i];
        double error = (target - forecast) * PERCENT_SQUARED;
        qlike[k][i] = Qlike.loss(StrictMath.log(target), StrictMath.log(forecast));
        squared[k][i] = error * error;
      }
    }
    return new PanelLosses(qlike, squared);
  }

  /** {@code [origins][instruments]}; NaN where target or forecast is missing. Not to be changed. */
  public double[][] qlike() {
    return qlike;
  }

  /** Of variances in percent squared, as {@link #qlike}. Not to be changed. */
  public double[][] squaredErrors() {
    return squaredErrors;
  }

  /** Mean over the instruments of each one's mean over the days. */
  public static double mean(double[][] losses) {
    double[] means = instrumentMeans(losses);
    double sum = 0;
    for (double mean : means) {
      sum += mean;
    }
    return sum / means.length;
  }

  /** Each instrument's mean over the days that it has a loss on; NaN without one. */
  public static double[] instrumentMeans(double[][] losses) {
    double[] means = new double[losses[0].length];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      int days = 0;
      for (double[] day : losses) {
        if (!Double.isNaN(day[i])) {
          sum += day[i];
          days++;
        }
      }
      means[i] = sum / days;
    }
    return means;
  }

  /** Each day's mean over the instruments that have a loss; NaN without one. */
  public static double[] dayMeans(double[][] losses) {
    double[] means = new double[losses.length];
    for (int k = 0; k < means.length; k++) {
      double sum = 0;
      int instruments = 0;
      for (double loss : losses[k]) {
        if (!Double.isNaN(loss)) {
          sum += loss;
          instruments++;
        }
      }
      means[k] = sum / instruments;
    }
    return means;
  }
}
