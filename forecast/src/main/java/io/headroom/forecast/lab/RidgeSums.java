package io.headroom.forecast.lab;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Ridge regression (Hoerl and Kennard 1970) from running sums, so that a fit after a few rows more
 * does not begin anew. Regressors are standardised, the constant is not penalised; with a penalty
 * of zero it is ordinary least squares. A regressor that has not varied yet is left out.
 */
final class RidgeSums {
  private final int columns;
  private final double[] origin;
  private final double[] sums;
  private final double[][] products;
  private final double[] withTarget;
  private double targets;
  private int rows;

  RidgeSums(int columns) {
    this.columns = columns;
    origin = new double[columns];
    sums = new double[columns];
    products = new double[columns][columns];
    withTarget = new double[columns];
  }

  /** Sums are of distances from the first row: logarithms of variances lie far from zero. */
  void add(double[] row, double target) {
    if (rows == 0) {
      System.arraycopy(row, 0, origin, 0, columns);
    }
    double[] distance = new double[columns];
    for (int i = 0; i < columns; i++) {
      distance[i] = row[i] - origin[i];
      sums[i] += distance[i];
    }
    for (int i = 0; i < columns; i++) {
      double[] line = products[i];
      double own = distance[i];
      for (int j = 0; j <= i; j++) {
        line[j] += own * distance[j];
      }
      withTarget[i] += own * target;
    }
    targets += target;
    rows++;
  }

  int rows() {
    return rows;
  }

  /**
   * The fit to the rows so far.
   *
   * @param penalty on the squares of the standardised coefficients, per row
   * @return empty while the rows do not determine it
   */
  Optional<LinearFit> fit(double penalty) {
    if (rows <= 2 * columns) {
      return Optional.empty();
    }
    double[] deviations = deviations();
    double[][] correlations = new double[columns][columns];
    double[] right = new double[columns];
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < i; j++) {
        correlations[i][j] = standardised(i, j, deviations);
        correlations[j][i] = correlations[i][j];
      }
      correlations[i][i] = 1 + penalty;
      right[i] =
          deviations[i] == 0
              ? 0
              : (withTarget[i] / rows - sums[i] / rows * (targets / rows)) / deviations[i];
    }
    return solve(correlations, right).map(solution -> unscaled(solution, deviations));
  }

  private double[] deviations() {
    double[] deviations = new double[columns];
    for (int i = 0; i < columns; i++) {
      double mean = sums[i] / rows;
      double square = products[i][i] / rows;
      double variance = square - mean * mean;
      deviations[i] = variance > 1e-12 * square ? Math.sqrt(variance) : 0;
    }
    return deviations;
  }

  private double standardised(int i, int j, double[] deviations) {
    if (deviations[i] == 0 || deviations[j] == 0) {
      return 0;
    }
    double covariance = products[i][j] / rows - sums[i] / rows * (sums[j] / rows);
    return covariance / (deviations[i] * deviations[j]);
  }

  private static Optional<double[]> solve(double[][] matrix, double[] right) {
    try {
      return Optional.of(
          new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false))
              .getSolver()
              .solve(new ArrayRealVector(right, false))
              .toArray());
    } catch (NonPositiveDefiniteMatrixException collinear) {
      return Optional.empty();
    }
  }

  private LinearFit unscaled(double[] solution, double[] deviations) {
    double[] coefficients = new double[columns];
    double constant = targets / rows;
    for (int i = 0; i < columns; i++) {
      coefficients[i] = deviations[i] == 0 ? 0 : solution[i] / deviations[i];
      constant -= coefficients[i] * (origin[i] + sums[i] / rows);
    }
    return new LinearFit(constant, coefficients);
  }
}
