package io.headroom.forecast.explanation;

/**
 * The shape of a network's input, {@code [instruments][steps][features]}.
 *
 * @param instruments of a row, 1 for a network that sees one alone
 * @param steps of each instrument
 * @param features of each step
 */
public record RowShape(int instruments, int steps, int features) {
  /** Checks that there is one of each at least. */
  public RowShape {
    require("instruments", instruments);
    require("steps", steps);
    require("features", features);
  }

  /** How many numbers a row has. */
  public int length() {
    return instruments * steps * features;
  }

  /** Where a number stands. */
  int index(int instrument, int step, int feature) {
    return (instrument * steps + step) * features + feature;
  }

  private static void require(String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(what + "=" + count + ": expected one or more");
    }
  }
}
