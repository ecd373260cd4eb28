package io.headroom.forecast.garch;

/**
 * How a day's return, less its mean and over its conditional standard deviation, is distributed.
 */
public enum Errors {
  /** Standard normal. */
  NORMAL("normal"),
  /** Student's t scaled to unit variance, its degrees of freedom estimated (Bollerslev 1987). */
  STUDENT_T("Student-t");

  private final String written;

  Errors(String written) {
    this.written = written;
  }

  /** As in a sentence. */
  public String written() {
    return written;
  }
}
