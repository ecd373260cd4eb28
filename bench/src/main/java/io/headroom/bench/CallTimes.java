package io.headroom.bench;

import java.util.Arrays;

/**
 * How long calls take.
 *
 * @param median microseconds
 * @param high microseconds, the 99th percentile
 */
record CallTimes(double median, double high) {
  private static final int MOST = 200_000;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Something that is called. */
  @FunctionalInterface
  interface Call {
    /** Calls once. */
    void once() throws Exception;
  }

  /** Calls again and again for so long, each call timed on its own. */
  static CallTimes of(Call call, long forNanos) throws Exception {
    long[] nanos = new long[MOST];
    int calls = 0;
    long start = System.nanoTime();
    long now = start;
    while (calls < 1 || (calls < MOST && now - start < forNanos)) {
      long before = System.nanoTime();
      call.once();
      now = System.nanoTime();
      nanos[calls++] = now - before;
    }
    Arrays.sort(nanos, 0, calls);
    return new CallTimes(
        nanos[calls / 2] / NANOS_PER_MICRO, nanos[(int) (0.99 * calls)] / NANOS_PER_MICRO);
  }
}
