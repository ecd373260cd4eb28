package io.headroom.forecast.training.panel;

/**
 * The shape of what goes into a network for one date.
 *
 * @param instruments with an output each
 * @param steps days up to the origin, the last of them the origin
 * @param features of an instrument on a day
 */
public record RowShape(int instruments, int steps, int features) {
  /**
   * Checks that there is one of each.
   *
   * @throws IllegalArgumentException that names the number that makes no sense
   */
  public RowShape {
    Checks.positive("instruments", instruments);
    Checks.positive("steps", steps);
    Checks.positive("features", features);
  }

  /** How many numbers a row is. */
  public int length() {
    return instruments * sample();
  }

  /** How many numbers one instrument of a row is. */
  public int sample() {
    return steps * features;
  }
}
