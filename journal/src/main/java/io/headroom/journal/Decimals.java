package io.headroom.journal;

/**
 * Arithmetic on the records' exact decimals, mantissa * 10^exponent. One for all projections, so
 * that a price is the same double to each of them.
 */
public final class Decimals {
  private static final int LARGEST_POWER = 18;
  private static final long[] POWERS = new long[LARGEST_POWER + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private Decimals() {}

  /** The value, with one rounding while the mantissa is below 2^53. */
  public static double toDouble(long mantissa, int exponent) {
    return exponent < 0 ? mantissa / power(-exponent) : mantissa * power(exponent);
  }

  /** 10^exponent for an exponent from 0, exact up to 22. */
  public static double power(int exponent) {
    double power = POWERS[Math.min(exponent, LARGEST_POWER)];
    for (int i = LARGEST_POWER; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /**
   * The mantissa of the same value at another exponent.
   *
   * @throws ArithmeticException if the value is no whole multiple of 10^to or does not fit
   */
  public static long rescale(long mantissa, int from, int to) {
    if (mantissa == 0 || from == to) {
      return mantissa;
    }
    int difference = Math.abs(from - to);
    if (difference > LARGEST_POWER) {
      throw new ArithmeticException(mantissa + "e" + from + " does not fit at exponent " + to);
    }
    long power = POWERS[difference];
    if (from > to) {
      return Math.multiplyExact(mantissa, power);
    }
    if (mantissa % power != 0) {
      throw new ArithmeticException(mantissa + "e" + from + " is no whole multiple of 1e" + to);
    }
    return mantissa / power;
  }
}
