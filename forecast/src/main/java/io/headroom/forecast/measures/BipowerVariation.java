package io.headroom.forecast.measures;

/**
 * Bipower variation, {@code pi/2 * n/(n-1) * sum |r_j||r_(j-1)|} (Barndorff-Nielsen and Shephard
 * 2004): the integrated variance without jumps, as long as the returns beside a jump are small.
 */
public final class BipowerVariation {
  private BipowerVariation() {}

  /** Of returns; NaN of fewer than two. */
  public static double of(double[] returns) {
    int n = returns.length;
    if (n < 2) {
      return Double.NaN;
    }
    double products = 0;
    double previous = 0;
    for (double logReturn : returns) {
      double size = Math.abs(logReturn);
      products += size * previous;
      previous = size;
    }
    return 0.5 * Math.PI * n / (n - 1) * products;
  }
}
