package io.headroom.forecast.measures;

/**
 * Realized quarticity, {@code n/3 * sum r_j^4} (Barndorff-Nielsen and Shephard 2002): the
 * integrated quarticity where there are no jumps. Twice its value over n is the variance of the
 * realized variance's error, which is what HARQ weighs by (Bollerslev, Patton and Quaedvlieg 2016).
 */
public final class RealizedQuarticity {
  private RealizedQuarticity() {}

  /** Of returns over equal times; NaN of none. */
  public static double of(double[] returns) {
    if (returns.length == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (double logReturn : returns) {
      double square = logReturn * logReturn;
      sum += square * square;
    }
    return returns.length / 3.0 * sum;
  }
}
