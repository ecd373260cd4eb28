package io.headroom.service;

/**
 * How fast file feeds are fed.
 *
 * @param timesRealTime factor on real time; infinite for as fast as it goes
 */
record Speed(double timesRealTime) {
  /** As fast as it goes. */
  static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  /**
   * Reads {@code max} or a positive number.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Speed parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    try {
      double factor = Double.parseDouble(text);
      if (factor > 0 && Double.isFinite(factor)) {
        return new Speed(factor);
      }
    } catch (NumberFormatException e) {
      // Falls through to the message that says what is allowed.
    }
    throw new IllegalArgumentException(
        "--speed " + text + ": 'max' or a number above 0 is expected, for example 60");
  }

  boolean unlimited() {
    return Double.isInfinite(timesRealTime);
  }
}
