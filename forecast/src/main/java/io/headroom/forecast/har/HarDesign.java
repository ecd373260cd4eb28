package io.headroom.forecast.har;

import java.util.List;

/**
 * The rows and targets of a model on a series. The row of an origin, a day, holds the constant 1
 * and the model's regressors at that day's close; its target is the mean realized variance of the
 * days after it, as many as the horizon.
 *
 * <p>A row depends on values of the days up to its origin alone, to the last bit. A target is known
 * at the close of its origin plus the horizon.
 */
public final class HarDesign {
  private final RealizedSeries series;
  private final HarModel model;
  private final int horizon;
  private final double[][] rows;
  private final double[] targets;
  private final int columns;

  private HarDesign(HarModel model, RealizedSeries series, int horizon) {
    this.series = series;
    this.model = model;
    this.horizon = horizon;
    List<Regressor> regressors = model.regressors();
    columns = 1 + regressors.size();
    rows = new double[Math.max(0, series.size() - firstOrigin())][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(firstOrigin() + i, regressors, series);
    }
    targets = new double[Math.max(0, rows.length - horizon)];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = series.meanTo(firstOrigin() + i + horizon, horizon, Measure.VARIANCE);
    }
  }

  /**
   * A design.
   *
   * @param horizon days that a target is the mean of
   * @throws IllegalArgumentException if the series lacks a measure that the model needs, or the
   *     horizon is below one
   */
  public static HarDesign of(HarModel model, RealizedSeries series, int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("a forecast is for at least a day ahead, not " + horizon);
    }
    for (Measure measure : model.measures()) {
      if (!series.has(measure)) {
        throw new IllegalArgumentException(
            series.name() + " has no " + measure.written() + ", which " + model + " needs");
      }
    }
    return new HarDesign(model, series, horizon);
  }

  public HarModel model() {
    return model;
  }

  public RealizedSeries series() {
    return series;
  }

  public int horizon() {
    return horizon;
  }

  /** Values of a row, the constant among them. */
  public int columns() {
    return columns;
  }

  /** The first day that has a row. */
  public int firstOrigin() {
    return HarModel.LONGEST - 1;
  }

  /** The last day that has a target, if the series is long enough for one. */
  public int lastOriginWithTarget() {
    return series.size() - 1 - horizon;
  }

  /**
   * The row of a day.
   *
   * @throws IndexOutOfBoundsException if the day is before the first origin or not in the series
   */
  public double[] row(int origin) {
    return sharedRow(origin).clone();
  }

  /** The same without a copy, for those who do not change it. */
  double[] sharedRow(int origin) {
    requireOrigin(origin, series.size() - 1);
    return rows[origin - firstOrigin()];
  }

  private static double[] row(int origin, List<Regressor> regressors, RealizedSeries series) {
    double[] row = new double[1 + regressors.size()];
    row[0] = 1;
    for (int i = 0; i < regressors.size(); i++) {
      row[i + 1] = regressors.get(i).at(origin, series);
    }
    return row;
  }

  /**
   * The mean variance of the days after an origin.
   *
   * @throws IndexOutOfBoundsException if they are not all in the series
   */
  public double target(int origin) {
    requireOrigin(origin, lastOriginWithTarget());
    return targets[origin - firstOrigin()];
  }

  private void requireOrigin(int origin, int last) {
    if (origin < firstOrigin() || origin > last) {
      throw new IndexOutOfBoundsException(
          series.name() + ": day " + origin + " is none of " + firstOrigin() + " to " + last);
    }
  }
}
