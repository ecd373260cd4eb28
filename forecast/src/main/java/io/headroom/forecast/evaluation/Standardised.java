package io.headroom.forecast.evaluation;

/**
 * Differences of losses over their standard errors, where rounding is not taken for a difference:
 * models may be each other's copies.
 *
 * @param rounding what is zero, for losses of the size at hand
 */
record Standardised(double rounding) {
  private static final double RELATIVE = 1e-13;

  static Standardised at(double[] means) {
    double largest = 0;
    for (double mean : means) {
      largest = Math.max(largest, Math.abs(mean));
    }
    return new Standardised(RELATIVE * largest);
  }

  /** Infinite for a difference that is the same on all days. */
  double of(double difference, double standardError) {
    if (standardError > rounding) {
      return difference / standardError;
    }
    return Math.abs(difference) > rounding
        ? Math.copySign(Double.POSITIVE_INFINITY, difference)
        : 0;
  }
}
