package io.headroom.service;

/** What the command's exit statuses mean. */
final class ExitStatus {
  /** Done, and what it checks holds. */
  static final int OK = 0;

  /** Done, and something does not hold: a difference, a broken record. */
  static final int DOES_NOT_HOLD = 1;

  /** Wrong usage or unusable input. */
  static final int UNUSABLE_INPUT = 2;

  /** The program failed. */
  static final int FAILURE = 3;

  private ExitStatus() {}
}
