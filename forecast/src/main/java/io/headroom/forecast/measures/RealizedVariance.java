package io.headroom.forecast.measures;

/**
 * Realized variance, the sum of squared returns (Andersen and Bollerslev 1998): the integrated
 * variance, with the squares of its jumps, where prices carry no noise.
 */
public final class RealizedVariance {
  private RealizedVariance() {}

  /** Of returns; 0 of none. */
  public static double of(double[] returns) {
    double sum = 0;
    for (double logReturn : returns) {
      sum += logReturn * logReturn;
    }
    return sum;
  }
}
