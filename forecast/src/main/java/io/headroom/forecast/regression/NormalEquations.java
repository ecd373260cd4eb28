package io.headroom.forecast.regression;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Ordinary least squares from running sums, so that a row more costs the same however many there
 * are: X'X b = X'y by Cholesky's decomposition.
 */
public final class NormalEquations {
  private final int columns;
  private final double[][] products;
  private final double[] targets;
  private double targetSquares;
  private int rows;

  /** Without a row so far. */
  public NormalEquations(int columns) {
    this.columns = columns;
    products = new double[columns][columns];
    targets = new double[columns];
  }

  /** Takes a row of as many regressors as there are columns. */
  public void add(double[] regressors, double target) {
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        products[i][j] += regressors[i] * regressors[j];
      }
      targets[i] += regressors[i] * target;
    }
    targetSquares += target * target;
    rows++;
  }

  /** Rows so far. */
  public int rows() {
    return rows;
  }

  /** The fit to the rows so far; empty while they are too few or do not determine it. */
  public Optional<Fit> fit() {
    if (rows <= 2 * columns) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Fit(new CholeskyDecomposition(new Array2DRowRealMatrix(products)).getSolver()));
    } catch (NonPositiveDefiniteMatrixException collinear) {
      return Optional.empty();
    }
  }

  /** Coefficients and what is known about their error. */
  public final class Fit {
    private final DecompositionSolver solver;
    private final double[] coefficients;
    private final double residualVariance;

    private Fit(DecompositionSolver solver) {
      this.solver = solver;
      coefficients = solver.solve(new ArrayRealVector(targets, false)).toArray();
      double explained = 0;
      for (int i = 0; i < columns; i++) {
        explained += coefficients[i] * targets[i];
      }
      residualVariance = Math.max(0, targetSquares - explained) / (rows - columns);
    }

    /** One for each column. */
    public double[] coefficients() {
      return coefficients.clone();
    }

    /** Residual sum of squares over rows less columns. */
    public double residualVariance() {
      return residualVariance;
    }

    /** The fitted value of a row. */
    public double predict(double[] regressors) {
      double sum = 0;
      for (int i = 0; i < columns; i++) {
        sum += coefficients[i] * regressors[i];
      }
      return sum;
    }

    /** x'(X'X)^-1 x: the share of the residual variance that the coefficients' error adds. */
    public double leverage(double[] regressors) {
      double[] solved = solver.solve(new ArrayRealVector(regressors, false)).toArray();
      double sum = 0;
      for (int i = 0; i < columns; i++) {
        sum += regressors[i] * solved[i];
      }
      return sum;
    }
  }

  /** Writes the sums. */
  public void save(StateWriter state) {
    for (double[] row : products) {
      state.putDoubles(row, 0, columns);
    }
    state.putDoubles(targets, 0, columns).putDouble(targetSquares).putInt(rows);
  }

  /** Takes up the sums that {@link #save} wrote. */
  public void restore(StateReader state) {
    for (double[] row : products) {
      restore(state, row);
    }
    restore(state, targets);
    targetSquares = state.takeDouble();
    rows = state.takeInt();
  }

  private static void restore(StateReader state, double[] row) {
    double[] values = state.takeDoubles();
    if (values.length != row.length) {
      throw state.wrong(row.length + " columns, found " + values.length);
    }
    System.arraycopy(values, 0, row, 0, row.length);
  }
}
