package io.headroom.forecast.lab;

/**
 * When models are estimated anew and what they forecast.
 *
 * @param first row of the first day that is forecast
 * @param end row behind the last one
 * @param every rows between estimations; the first is at the first origin
 * @param horizon rows whose mean variance is forecast
 */
public record Schedule(int first, int end, int every, int horizon) {
  public Schedule {
    require(first >= 1, "first=" + first + ": expected at least 1");
    require(horizon >= 1, "horizon=" + horizon + ": expected at least 1");
    require(every >= 1, "every=" + every + ": expected at least 1");
    require(
        end - horizon >= first - 1,
        "end=" + end + ": expected at least one target of " + horizon + " rows from " + first);
  }

  /** Origins, the days at whose end a forecast is made. */
  public int origins() {
    return end - horizon - first + 1;
  }

  /** The row of an origin. */
  public int origin(int number) {
    return first - 1 + number;
  }

  /** Whether parameters are estimated anew at an origin. */
  public boolean refitsAt(int number) {
    return number % every == 0;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
