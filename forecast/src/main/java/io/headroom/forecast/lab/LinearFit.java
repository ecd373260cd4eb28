package io.headroom.forecast.lab;

/** A line: a constant and a coefficient for each regressor. */
final class LinearFit {
  private final double constant;
  private final double[] coefficients;

  /**
   * @param coefficients not to be changed
   */
  LinearFit(double constant, double[] coefficients) {
    this.constant = constant;
    this.coefficients = coefficients;
  }

  /** Its value; sums begin at the constant and go through the regressors in their order. */
  double at(double[] row) {
    double sum = constant;
    for (int i = 0; i < coefficients.length; i++) {
      sum += coefficients[i] * row[i];
    }
    return sum;
  }

  LinearFit raised(double by) {
    return new LinearFit(constant + by, coefficients);
  }
}
