package io.headroom.forecast.garch;

import org.apache.commons.math3.special.Gamma;

/**
 * Student's t with nu degrees of freedom, scaled to unit variance (Bollerslev 1987): ln G((nu+1)/2)
 * - ln G(nu/2) - ln(pi k) / 2 - (nu+1)/2 ln(1 + z/k), with k = nu - 2 and G the gamma function.
 */
final class StudentDensity implements ErrorDensity {
  private final double nu;
  private final double k;
  private final double constant;

  /** The first and second derivative of the constant by nu. */
  private final double constantSlope;

  private final double constantCurvature;

  StudentDensity(double tail) {
    nu = 1 / tail;
    k = nu - 2;
    double upper = (nu + 1) / 2;
    double lower = nu / 2;
    constant = Gamma.logGamma(upper) - Gamma.logGamma(lower) - 0.5 * StrictMath.log(Math.PI * k);
    constantSlope = 0.5 * (Gamma.digamma(upper) - Gamma.digamma(lower) - 1 / k);
    constantCurvature = 0.25 * (Gamma.trigamma(upper) - Gamma.trigamma(lower)) + 0.5 / (k * k);
  }

  @Override
  public double log(double z) {
    return constant - 0.5 * (nu + 1) * StrictMath.log(1 + z / k);
  }

  @Override
  public void differentiate(double z, Derivatives into) {
    double sum = k + z;
    double part = z / (k * sum);
    into.byZ = -0.5 * (nu + 1) / sum;
    into.byZz = 0.5 * (nu + 1) / (sum * sum);
    double byNu = constantSlope - 0.5 * StrictMath.log(1 + z / k) + 0.5 * (nu + 1) * part;
    double byNuNu = constantCurvature + part - 0.5 * (nu + 1) * part * (1 / k + 1 / sum);
    double byZNu = (0.5 * (nu + 1) / sum - 0.5) / sum;
    byTail(byNu, byNuNu, byZNu, into);
  }

  /** By the chain rule, nu being 1 / tail. */
  private void byTail(double byNu, double byNuNu, double byZNu, Derivatives into) {
    double square = nu * nu;
    into.byTail = -square * byNu;
    into.byZTail = -square * byZNu;
    into.byTailTail = square * (square * byNuNu + 2 * nu * byNu);
  }
}
