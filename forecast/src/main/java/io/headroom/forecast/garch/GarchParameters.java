package io.headroom.forecast.garch;

/**
 * The parameters of a {@link GarchModel}.
 *
 * @param mu mean daily return
 * @param omega constant of the variance, in the unit of the returns squared
 * @param alpha response to yesterday's squared shock
 * @param gamma what is added to it after a loss; 0 for GARCH(1,1)
 * @param beta response to yesterday's variance
 * @param nu degrees of freedom of Student's t, above 2; positive infinity for normal errors
 */
public record GarchParameters(
    double mu, double omega, double alpha, double gamma, double beta, double nu) {
  /** What rounding may take a sum over its bound by. */
  private static final double ROUNDING = 1e-12;

  /**
   * Checks that variances stay above zero and do not explode.
   *
   * @throws IllegalArgumentException otherwise, naming the parameter
   */
  public GarchParameters {
    require(Double.isFinite(mu), "mu", mu, "finite");
    require(omega >= 0 && Double.isFinite(omega), "omega", omega, "at least 0 and finite");
    require(alpha >= 0, "alpha", alpha, "at least 0");
    require(alpha + gamma >= -ROUNDING, "alpha + gamma", alpha + gamma, "at least 0");
    require(beta >= 0, "beta", beta, "at least 0");
    require(nu > 2, "nu", nu, "above 2");
    double persistence = alpha + gamma / 2 + beta;
    require(persistence <= 1 + ROUNDING, "alpha + gamma / 2 + beta", persistence, "at most 1");
  }

  private static void require(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + expected + ", not " + value);
    }
  }

  /** alpha + gamma / 2 + beta: the share of a day's excess variance that is left the day after. */
  public double persistence() {
    return alpha + gamma / 2 + beta;
  }

  /** omega / (1 - persistence), which forecasts tend to; infinite if nothing draws them there. */
  public double longRunVariance() {
    double reversion = 1 - persistence();
    return reversion > 0 ? omega / reversion : Double.POSITIVE_INFINITY;
  }

  /** The variance of the day after one of this shock (the return less mu) and variance. */
  double nextVariance(double shock, double variance) {
    double response = shock < 0 ? alpha + gamma : alpha;
    return omega + response * shock * shock + beta * variance;
  }
}
