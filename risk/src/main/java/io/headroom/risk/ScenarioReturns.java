package io.headroom.risk;

/**
 * One instrument's scenario returns, R_s = expm1(z_s sigma) with sigma its latest one-day forecast;
 * computed again only when sigma has changed.
 */
final class ScenarioReturns {
  private final double[] residuals;
  private final double[] returns;
  private double sigma = Double.NaN;
  private boolean finite;

  /** Takes residuals of unit mean square, in order of date. */
  ScenarioReturns(double[] residuals) {
    this.residuals = residuals;
    this.returns = new double[residuals.length];
  }

  /**
   * Brings the returns to a sigma.
   *
   * @return whether there are any: false for a sigma that is not positive and finite, and for one
   *     so large that a return is not finite
   */
  boolean at(double sigmaOneDay) {
    if (sigmaOneDay != sigma) {
      sigma = sigmaOneDay;
      finite = sigma > 0 && scale();
    }
    return finite;
  }

  /** Valid after {@link #at} has said so. */
  double[] returns() {
    return returns;
  }

  private boolean scale() {
    boolean allFinite = true;
    for (int s = 0; s < returns.length; s++) {
      returns[s] = StrictMath.expm1(residuals[s] * sigma);
      allFinite &= Double.isFinite(returns[s]);
    }
    return allFinite;
  }
}
