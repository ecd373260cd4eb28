package io.headroom.forecast;

/** Exact decimals as the nearest doubles. */
final class Decimals {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18
  };

  private Decimals() {}

  /** {@code mantissa * 10^exponent}, exponent from -18 to 18. */
  static double toDouble(long mantissa, int exponent) {
    return exponent <= 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
  }
}
