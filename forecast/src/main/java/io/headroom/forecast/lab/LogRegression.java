package io.headroom.forecast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Least squares, or ridge regression, of logarithms of variances on rows that come one by one, for
 * forecasts of the variance itself.
 *
 * <p>A forecast is exp of the line times the mean of exp(residual) over the rows it was fitted to
 * (Duan's smearing factor, 1983): Jensen's correction without the assumption that the residuals are
 * normal.
 */
final class LogRegression {
  private final RidgeSums sums;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Double> targets = new ArrayList<>();
  private Optional<LinearFit> fit = Optional.empty();

  LogRegression(int columns) {
    sums = new RidgeSums(columns);
  }

  /**
   * Takes a row, unless a number of it is missing.
   *
   * @param target logarithm of the variance
   */
  void add(double[] row, double target) {
    if (Double.isFinite(target) && Values.areFinite(row)) {
      sums.add(row, target);
      rows.add(row);
      targets.add(target);
    }
  }

  /**
   * Fits the line to all rows so far.
   *
   * @param penalty of ridge regression; 0 for least squares
   */
  void fit(double penalty) {
    fit = sums.fit(penalty).map(line -> line.raised(StrictMath.log(smearing(line))));
  }

  /** The variance that the line forecasts; NaN while the rows do not determine it. */
  double forecast(double[] row) {
    return fit.isEmpty() ? Double.NaN : StrictMath.exp(fit.get().at(row));
  }

  private double smearing(LinearFit line) {
    double sum = 0;
    for (int k = 0; k < rows.size(); k++) {
      sum += StrictMath.exp(targets.get(k) - line.at(rows.get(k)));
    }
    return sum / rows.size();
  }
}
