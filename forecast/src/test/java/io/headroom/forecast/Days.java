package io.headroom.forecast;

/** Days for models that look at nothing but the variance. */
final class Days {
  private Days() {}

  static Day of(double variance) {
    return new Day(variance, Double.NaN, 0);
  }
}
