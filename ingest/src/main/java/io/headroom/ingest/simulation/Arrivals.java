package io.headroom.ingest.simulation;

import java.util.Arrays;

/** When within a second ticks come: Poisson, at whole milliseconds. */
final class Arrivals {
  private static final int MILLIS = 1_000;
  private static final double LEAST_ACTIVITY = 0.4;
  private static final double MOST_ACTIVITY = 2.2;

  private final double perSecond;
  private final Draws draws;

  /**
   * @param perSecond at an activity of 1
   */
  Arrivals(double perSecond, Draws draws) {
    this.perSecond = perSecond;
    this.draws = draws;
  }

  /** The milliseconds within the next second, in order. */
  int[] next(double activity) {
    int[] millis = new int[draws.poisson(perSecond * bounded(activity))];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = draws.below(MILLIS);
    }
    Arrays.sort(millis);
    return millis;
  }

  /** A log price on the way from one second to the next. */
  static double between(double before, double after, int millis) {
    return before + (after - before) * millis / MILLIS;
  }

  static double bounded(double activity) {
    return Math.max(LEAST_ACTIVITY, Math.min(MOST_ACTIVITY, activity));
  }
}
