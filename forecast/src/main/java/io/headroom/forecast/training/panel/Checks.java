package io.headroom.forecast.training.panel;

/** What the records of this package check of their values. */
final class Checks {
  private Checks() {}

  static void positive(String what, int value) {
    require(value >= 1, what, value, "at least 1");
  }

  static void require(boolean holds, String what, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": " + value + ": expected " + expected);
    }
  }
}
