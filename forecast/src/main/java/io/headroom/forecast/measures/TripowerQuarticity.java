package io.headroom.forecast.measures;

/**
 * Tripower quarticity, {@code mu^-3 * n * n/(n-2) * sum (|r_(j-2)||r_(j-1)||r_j|)^(4/3)} with mu =
 * 2^(2/3) Gamma(7/6) / Gamma(1/2), the mean of |z|^(4/3) of a standard normal z (Barndorff-Nielsen
 * and Shephard 2004): the integrated quarticity without jumps.
 */
public final class TripowerQuarticity {
  /** Gamma(7/6) = 0.92771933363003920..., Gamma(1/2) = sqrt(pi). */
  private static final double MU = StrictMath.cbrt(4) * 0.9277193336300392 / Math.sqrt(Math.PI);

  private TripowerQuarticity() {}

  /** Of returns; NaN of fewer than three. */
  public static double of(double[] returns) {
    int n = returns.length;
    if (n < 3) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 2; j < n; j++) {
      double root = StrictMath.cbrt(Math.abs(returns[j - 2] * returns[j - 1] * returns[j]));
      double square = root * root;
      sum += square * square;
    }
    return sum * n * n / (n - 2) / (MU * MU * MU);
  }
}
