package io.headroom.forecast.garch;

/**
 * A day's conditional variance with its first and second derivatives by {@link Theta}, carried from
 * day to day by the derivatives of the recursion itself (Fiorentini, Calzolari and Panattoni 1996).
 */
final class VarianceDerivatives {
  private final double[] theta;
  private double value;
  private double[] slope = new double[Theta.SIZE];
  private double[] nextSlope = new double[Theta.SIZE];
  private final double[][] curvature = new double[Theta.SIZE][Theta.SIZE];

  VarianceDerivatives(double[] theta, StartVariance start) {
    this.theta = theta;
    if (start.isFirst()) {
      value = start.value();
      slope[Theta.MU] = start.slope();
      curvature[Theta.MU][Theta.MU] = start.curvature();
    } else {
      follow(start);
    }
  }

  /** h(1) = omega + (alpha + gamma / 2 + beta) v, of which v too depends on mu. */
  private void follow(StartVariance start) {
    double persistence = Theta.persistence(theta);
    value = theta[Theta.OMEGA] + persistence * start.value();
    slope[Theta.MU] = persistence * start.slope();
    slope[Theta.OMEGA] = 1;
    slope[Theta.ALPHA] = start.value();
    slope[Theta.GAMMA] = start.value() / 2;
    slope[Theta.BETA] = start.value();
    curvature[Theta.MU][Theta.MU] = persistence * start.curvature();
    addMixed(Theta.ALPHA, start.slope());
    addMixed(Theta.GAMMA, start.slope() / 2);
    addMixed(Theta.BETA, start.slope());
  }

  double value() {
    return value;
  }

  /** The first derivatives; changes with {@link #next}. */
  double[] slope() {
    return slope;
  }

  double curvature(int row, int column) {
    return curvature[row][column];
  }

  /** Goes to the next day, today's return being mu plus this shock. */
  void next(double shock) {
    double beta = theta[Theta.BETA];
    boolean loss = shock < 0;
    double response = theta[Theta.ALPHA] + (loss ? theta[Theta.GAMMA] : 0);
    nextCurvature(response, shock, loss);
    for (int i = 0; i < Theta.SIZE; i++) {
      nextSlope[i] = beta * slope[i];
    }
    nextSlope[Theta.MU] -= 2 * response * shock;
    nextSlope[Theta.OMEGA] += 1;
    nextSlope[Theta.ALPHA] += shock * shock;
    nextSlope[Theta.GAMMA] += loss ? shock * shock : 0;
    nextSlope[Theta.BETA] += value;
    double[] free = slope;
    slope = nextSlope;
    nextSlope = free;
    value = theta[Theta.OMEGA] + response * (shock * shock) + beta * value;
  }

  /** Reads today's slope, so it comes before the slope moves on. */
  private void nextCurvature(double response, double shock, boolean loss) {
    for (double[] row : curvature) {
      for (int j = 0; j < Theta.SIZE; j++) {
        row[j] *= theta[Theta.BETA];
      }
    }
    for (int j = 0; j < Theta.SIZE; j++) {
      curvature[Theta.BETA][j] += slope[j];
      curvature[j][Theta.BETA] += slope[j];
    }
    curvature[Theta.MU][Theta.MU] += 2 * response;
    addMixed(Theta.ALPHA, -2 * shock);
    addMixed(Theta.GAMMA, loss ? -2 * shock : 0);
  }

  private void addMixed(int parameter, double byMu) {
    curvature[Theta.MU][parameter] += byMu;
    curvature[parameter][Theta.MU] += byMu;
  }
}
