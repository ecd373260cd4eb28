package io.headroom.forecast.har;

import io.headroom.forecast.regression.NormalEquations;
import java.util.Locale;

/**
 * A regression fitted by least squares to the rows of some days of a {@link HarDesign}.
 *
 * <p>Columns and target are scaled by powers of two to about the size of 1, which changes no bit of
 * the products but keeps quarticities of decimals, of the order of 1e-8, from passing for zero.
 */
public final class HarFit {
  private final double[] coefficients;
  private final double meanSquaredError;
  private final double smallestTarget;
  private final double largestTarget;
  private final double meanTarget;
  private final int rows;

  private HarFit(HarDesign design, int first, int last) {
    rows = last - first + 1;
    coefficients = coefficients(design, first, last);
    double squares = 0;
    double sum = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int origin = first; origin <= last; origin++) {
      double target = design.target(origin);
      double residual = target - predict(design.sharedRow(origin));
      squares += residual * residual;
      sum += target;
      smallest = Math.min(smallest, target);
      largest = Math.max(largest, target);
    }
    meanSquaredError = squares / rows;
    meanTarget = sum / rows;
    smallestTarget = smallest;
    largestTarget = largest;
  }

  /**
   * Fits the rows of the origins from the first to the last, both included.
   *
   * @throws IndexOutOfBoundsException if not all have a row and a target
   * @throws IllegalArgumentException if they are too few for as many coefficients, two for each, or
   *     their regressors are collinear
   */
  public static HarFit of(HarDesign design, int first, int last) {
    return new HarFit(design, first, last);
  }

  private static double[] coefficients(HarDesign design, int first, int last) {
    int[] exponents = exponents(design, first, last);
    int targetExponent = exponents[exponents.length - 1];
    NormalEquations equations = new NormalEquations(design.columns());
    for (int origin = first; origin <= last; origin++) {
      double[] row = design.row(origin);
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.scalb(row[i], -exponents[i]);
      }
      equations.add(row, Math.scalb(design.target(origin), -targetExponent));
    }
    double[] scaled =
        equations.fit().orElseThrow(() -> undetermined(design, first, last)).coefficients();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.scalb(scaled[i], targetExponent - exponents[i]);
    }
    return scaled;
  }

  /** Of the columns' root mean squares, and last of the target's. */
  private static int[] exponents(HarDesign design, int first, int last) {
    double[] squares = new double[design.columns() + 1];
    for (int origin = first; origin <= last; origin++) {
      double[] row = design.sharedRow(origin);
      for (int i = 0; i < row.length; i++) {
        squares[i] += row[i] * row[i];
      }
      double target = design.target(origin);
      squares[row.length] += target * target;
    }
    int[] exponents = new int[squares.length];
    for (int i = 0; i < squares.length; i++) {
      double mean = squares[i] / (last - first + 1);
      exponents[i] = mean > 0 ? Math.getExponent(Math.sqrt(mean)) : 0;
    }
    return exponents;
  }

  private static IllegalArgumentException undetermined(HarDesign design, int first, int last) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s: %s cannot be fitted to the %,d days %,d to %,d: they are too few for its %d"
                + " coefficients, or its regressors move as one",
            design.series().name(),
            design.model(),
            Math.max(0, last - first + 1),
            first,
            last,
            design.columns()));
  }

  /** The constant, then one for each regressor in the order of the model. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** Of the fit to its own rows, over their number. */
  public double meanSquaredError() {
    return meanSquaredError;
  }

  /** How many rows it was fitted to. */
  public int rows() {
    return rows;
  }

  public double smallestTarget() {
    return smallestTarget;
  }

  public double largestTarget() {
    return largestTarget;
  }

  public double meanTarget() {
    return meanTarget;
  }

  /** The forecast of a row of the design, or of one made like it. */
  public double forecast(double[] row, InsanityFilter filter) {
    double forecast = predict(row);
    return filter.isSane(forecast, this) ? forecast : meanTarget;
  }

  private double predict(double[] row) {
    double sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      sum += coefficients[i] * row[i];
    }
    return sum;
  }
}
