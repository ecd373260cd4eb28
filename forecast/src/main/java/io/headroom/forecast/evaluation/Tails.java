package io.headroom.forecast.evaluation;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;

/**
 * Probabilities of the normal and of Student's distribution, from Commons Math's functions, whose
 * arithmetic is plain Java and comes out the same everywhere.
 */
final class Tails {
  private static final double SQRT_TWO = Math.sqrt(2);

  private Tails() {}

  /** That a standard normal value is below x; accurate far out in the lower tail. */
  static double normalBelow(double x) {
    return Erf.erfc(-x / SQRT_TWO) / 2;
  }

  /**
   * That a value of Student's distribution is below x: half the incomplete beta function of df /
   * (df + x²) is what lies beyond |x| on one side.
   *
   * @param degreesOfFreedom above 0
   */
  static double studentBelow(double x, double degreesOfFreedom) {
    double beyond =
        Beta.regularizedBeta(
                degreesOfFreedom / (degreesOfFreedom + x * x), degreesOfFreedom / 2, 0.5)
            / 2;
    return x < 0 ? beyond : 1 - beyond;
  }
}
