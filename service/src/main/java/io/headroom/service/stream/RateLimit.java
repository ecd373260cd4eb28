package io.headroom.service.stream;

/** Counts messages within the last second. */
final class RateLimit {
  static final int MOST_PER_SECOND = 20;
  private static final long SECOND_MILLIS = 1000;

  private final long[] arrivals = new long[MOST_PER_SECOND];
  private long count;

  /** Whether one more message at this time is still within the limit. */
  boolean allows(long nowMillis) {
    int slot = (int) (count % MOST_PER_SECOND);
    boolean allowed = count < MOST_PER_SECOND || nowMillis - arrivals[slot] >= SECOND_MILLIS;
    arrivals[slot] = nowMillis;
    count++;
    return allowed;
  }
}
