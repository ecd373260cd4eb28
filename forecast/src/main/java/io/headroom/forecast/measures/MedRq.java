package io.headroom.forecast.measures;

/**
 * MedRQ, {@code 3 pi/(9 pi + 72 - 52 sqrt(3)) * n * n/(n-2) * sum med(|r_(j-1)|, |r_j|,
 * |r_(j+1)|)^4} (Andersen, Dobrev and Schaumburg 2012): the integrated quarticity without jumps.
 */
public final class MedRq {
  private static final double SCALE = 3 * Math.PI / (9 * Math.PI + 72 - 52 * Math.sqrt(3));

  private MedRq() {}

  /** Of returns; NaN of fewer than three. */
  public static double of(double[] returns) {
    int n = returns.length;
    if (n < 3) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 1; j < n - 1; j++) {
      double median = MedRv.medianSize(returns, j);
      double square = median * median;
      sum += square * square;
    }
    return SCALE * n * n / (n - 2) * sum;
  }
}
