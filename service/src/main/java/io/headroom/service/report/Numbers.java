package io.headroom.service.report;

import java.util.Locale;

/** How numbers read. */
final class Numbers {
  private static final String NONE = "–";
  private static final String MINUS = "−";
  private static final double SMALL_P = 0.001;

  private Numbers() {}

  /** With so many decimals; a dash for what is no number. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return text.replace("-", zero ? "" : MINUS);
  }

  static String pValue(double p) {
    return p < SMALL_P ? "< 0.001" : fixed(p, 3);
  }

  /** A share as a percentage. */
  static String percent(double share) {
    double percent = 100 * share;
    return fixed(percent, Math.abs(percent - Math.rint(percent)) < 1e-9 ? 0 : 1) + " %";
  }

  /** So many, of one thing or of several. */
  static String count(int number, String one, String several) {
    return fixed(number, 0) + " " + (number == 1 ? one : several);
  }

  /** Ten to a power, for the head of a column. */
  static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder("10");
    for (char digit : Integer.toString(exponent).toCharArray()) {
      text.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }

  /** A place in a drawing, to a tenth. */
  static String place(double value) {
    long tenths = Math.round(value * 10);
    String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
    return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
  }
}
