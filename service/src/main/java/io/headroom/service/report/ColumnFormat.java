package io.headroom.service.report;

import java.util.stream.DoubleStream;

/**
 * One way to write all numbers of a column, so that they can be compared by eye: the largest with
 * four digits, very small and very large ones without the power of ten that the column's head
 * names.
 *
 * @param exponent of the power of ten that all are multiples of
 */
record ColumnFormat(int exponent, int decimals) {
  private static final int DIGITS = 4;
  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e5;

  static ColumnFormat of(DoubleStream values) {
    double largest = values.filter(Double::isFinite).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return new ColumnFormat(0, DIGITS);
    }
    int exponent = largest < SMALL || largest >= LARGE ? exponent(largest) : 0;
    double shown = largest / StrictMath.pow(10, exponent);
    int before = Math.max(0, exponent(shown) + 1);
    return new ColumnFormat(exponent, Math.max(0, DIGITS - before));
  }

  String text(double value) {
    return Numbers.fixed(value / StrictMath.pow(10, exponent), decimals);
  }

  /** A column's head. */
  String head(String name) {
    return exponent == 0 ? name : name + ", " + Numbers.powerOfTen(exponent);
  }

  private static int exponent(double value) {
    return (int) Math.floor(StrictMath.log10(value));
  }
}
