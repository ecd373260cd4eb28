package io.headroom.forecast.har;

/** A realized measure of a day. */
public enum Measure {
  /** Realized variance: the sum of squared intraday returns, r^2. */
  VARIANCE("realized variance"),
  /** Realized quarticity: n/3 times the sum of their fourth powers, in the unit of r^4. */
  QUARTICITY("realized quarticity"),
  /** The part of the realized variance that jumps made, max(RV - BPV, 0). */
  JUMP("jump variation"),
  /** Bipower variation, which jumps do not move (Barndorff-Nielsen and Shephard 2004). */
  BIPOWER("bipower variation"),
  /** The sum of squares of intraday returns above zero. */
  POSITIVE_SEMIVARIANCE("positive semivariance"),
  /** The sum of squares of intraday returns below zero. */
  NEGATIVE_SEMIVARIANCE("negative semivariance");

  private final String written;

  Measure(String written) {
    this.written = written;
  }

  /** As in a sentence. */
  public String written() {
    return written;
  }
}
