package io.headroom.forecast.measures;

/**
 * MedRV, {@code pi/(6 - 4 sqrt(3) + pi) * n/(n-2) * sum med(|r_(j-1)|, |r_j|, |r_(j+1)|)^2}
 * (Andersen, Dobrev and Schaumburg 2012): the integrated variance without jumps. A jump is never
 * the median of its neighbours, so it does less harm than in bipower variation, and it takes two
 * zero returns out of three to make a term vanish.
 */
public final class MedRv {
  private static final double SCALE = Math.PI / (6 - 4 * Math.sqrt(3) + Math.PI);

  private MedRv() {}

  /** Of returns; NaN of fewer than three. */
  public static double of(double[] returns) {
    int n = returns.length;
    if (n < 3) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 1; j < n - 1; j++) {
      double median = medianSize(returns, j);
      sum += median * median;
    }
    return SCALE * n / (n - 2) * sum;
  }

  /** The median of the sizes of a return and its two neighbours. */
  static double medianSize(double[] returns, int at) {
    double before = Math.abs(returns[at - 1]);
    double size = Math.abs(returns[at]);
    double after = Math.abs(returns[at + 1]);
    return Math.max(Math.min(before, size), Math.min(Math.max(before, size), after));
  }
}
