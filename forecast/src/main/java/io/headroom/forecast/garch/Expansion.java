package io.headroom.forecast.garch;

/** A log-likelihood's value, gradient, Hessian and outer products of scores, gathered by day. */
final class Expansion {
  private final double[] gradient = new double[Theta.SIZE];
  private final double[][] hessian = new double[Theta.SIZE][Theta.SIZE];
  private final double[][] scoreProducts = new double[Theta.SIZE][Theta.SIZE];
  private final double[] score = new double[Theta.SIZE];
  private final ErrorDensity.Derivatives density = new ErrorDensity.Derivatives();
  private double value;

  /** Adds the day of this shock, whose derivatives by mu are -1 and 0. */
  void add(ErrorDensity errors, double shock, VarianceDerivatives variance) {
    double h = variance.value();
    double z = shock * shock / h;
    value += errors.log(z) - 0.5 * StrictMath.log(h);
    errors.differentiate(z, density);
    double byVariance = -(0.5 + density.byZ * z) / h;
    addScore(variance.slope(), byVariance, density.byZ * 2 * shock / h);
    addCurvature(variance, byVariance);
    addSecondOrder(variance.slope(), shock, h, z);
  }

  private void addScore(double[] slope, double byVariance, double byShock) {
    for (int i = 0; i < Theta.SIZE; i++) {
      score[i] = byVariance * slope[i];
    }
    score[Theta.MU] -= byShock;
    score[Theta.TAIL] += density.byTail;
    for (int i = 0; i < Theta.SIZE; i++) {
      gradient[i] += score[i];
      for (int j = 0; j < Theta.SIZE; j++) {
        scoreProducts[i][j] += score[i] * score[j];
      }
    }
  }

  private void addCurvature(VarianceDerivatives variance, double byVariance) {
    for (int i = 0; i < Theta.SIZE; i++) {
      for (int j = 0; j < Theta.SIZE; j++) {
        hessian[i][j] += byVariance * variance.curvature(i, j);
      }
    }
  }

  /** What the second derivatives by shock, variance and tail add. */
  private void addSecondOrder(double[] slope, double shock, double h, double z) {
    double byShockTwice = (4 * density.byZz * z + 2 * density.byZ) / h;
    double byBoth = -2 * shock / (h * h) * (density.byZz * z + density.byZ);
    double byVarianceTwice = (0.5 + density.byZz * z * z + 2 * density.byZ * z) / (h * h);
    for (int i = 0; i < Theta.SIZE; i++) {
      for (int j = 0; j < Theta.SIZE; j++) {
        hessian[i][j] += byVarianceTwice * slope[i] * slope[j];
      }
      addBoth(i, Theta.MU, -byBoth * slope[i]);
      addBoth(i, Theta.TAIL, -density.byZTail * z / h * slope[i]);
    }
    hessian[Theta.MU][Theta.MU] += byShockTwice;
    addBoth(Theta.MU, Theta.TAIL, -density.byZTail * 2 * shock / h);
    hessian[Theta.TAIL][Theta.TAIL] += density.byTailTail;
  }

  private void addBoth(int row, int column, double term) {
    hessian[row][column] += term;
    hessian[column][row] += term;
  }

  double value() {
    return value;
  }

  double[] gradient() {
    return gradient.clone();
  }

  double hessian(int row, int column) {
    return hessian[row][column];
  }

  double scoreProduct(int row, int column) {
    return scoreProducts[row][column];
  }
}
