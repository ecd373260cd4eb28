package io.headroom.forecast.measures;

/**
 * Parzen's weight function: {@code 1 - 6x^2 + 6x^3} to 1/2, {@code 2(1-x)^3} to 1, then 0. A
 * realized kernel with these weights is never negative (Barndorff-Nielsen, Hansen, Lunde and
 * Shephard 2009).
 */
final class ParzenKernel {
  private ParzenKernel() {}

  /** The weight at x, from 0 on. */
  static double weight(double x) {
    if (x <= 0.5) {
      return 1 - 6 * x * x * (1 - x);
    }
    double rest = Math.max(0, 1 - x);
    return 2 * rest * rest * rest;
  }
}
