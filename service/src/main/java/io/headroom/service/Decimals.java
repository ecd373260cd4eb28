package io.headroom.service;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as text with the same digits on every JDK: before 19, {@link Double#toString} now and
 * then gave a digit more than it needs.
 */
final class Decimals {
  private static final int ENOUGH_DIGITS = 17;

  private Decimals() {}

  /** The shortest decimal that is read back as the number, which is finite. */
  static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() == value) {
        return shorter;
      }
    }
    return exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** Rounded to so many decimals. */
  static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The same with a sign, also where it is positive. */
  static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    return text.startsWith("-") ? text : "+" + text;
  }

  /** Three digits and a power of ten. */
  static String scientific(double value) {
    return String.format(Locale.ROOT, "%.2e", new BigDecimal(value));
  }
}
