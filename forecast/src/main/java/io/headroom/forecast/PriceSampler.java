package io.headroom.forecast;

import io.headroom.forecast.measures.KernelObservations;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;

/**
 * A session's price on a one-minute grid: at each whole minute since the open, the last merged
 * price before it; a price at that very instant belongs to the next minute. Prices that share one
 * time stamp are merged into their median (Barndorff-Nielsen, Hansen, Lunde and Shephard 2009,
 * rules P3 and T3).
 *
 * <p>Of each second that has prices its last merged one is an observation of the realized kernel.
 * Seconds bound what a price may cost and how many observations a session can have, and are the
 * resolution of the data that the kernel's bandwidth was tried on.
 */
final class PriceSampler {
  static final long MINUTE = 60_000_000_000L;

  /**
   * The largest bandwidth of the kernel, five minutes where each second has a price. A quiet price
   * needs half of it; noise would need more of it where two-minute returns vary seven times as much
   * as 20-minute ones.
   */
  static final int LARGEST_BANDWIDTH = 300;

  private static final long SECOND = 1_000_000_000L;
  private static final int SAME_TIME = 1024;

  private double[] minutes = new double[0];
  private double[] sameTime = new double[SAME_TIME];
  private int sameTimeCount;
  private long lastTime;
  private int filled;
  private long nextBoundary;
  private int length;
  private long nextSecond;
  private double first = Double.NaN;
  private final KernelObservations kernel = new KernelObservations(LARGEST_BANDWIDTH);

  /**
   * Starts a session.
   *
   * @param open ns since the epoch
   * @param length whole minutes of the session
   */
  void begin(long open, int length) {
    if (minutes.length <= length) {
      minutes = new double[length + 1];
    }
    this.length = length;
    sameTimeCount = 0;
    lastTime = Long.MIN_VALUE;
    filled = 0;
    nextBoundary = open + MINUTE;
    nextSecond = Long.MIN_VALUE;
    first = Double.NaN;
    kernel.clear();
  }

  /**
   * Takes a price.
   *
   * @param time ns since the epoch, within the session; a time before the last one counts as it
   */
  void add(long time, double price) {
    if (time > lastTime) {
      if (time >= nextSecond) {
        passSecond(time);
      }
      if (sameTimeCount > 0 && Double.isNaN(first)) {
        first = last();
      }
      lastTime = time;
      sameTimeCount = 0;
    }
    if (sameTimeCount == sameTime.length) {
      sameTime = Arrays.copyOf(sameTime, 2 * sameTimeCount);
    }
    sameTime[sameTimeCount++] = price;
  }

  boolean isEmpty() {
    return sameTimeCount == 0;
  }

  /** The session's first merged price. */
  double first() {
    return Double.isNaN(first) ? last() : first;
  }

  /** The last merged price. */
  double last() {
    if (sameTimeCount == 1) {
      return sameTime[0];
    }
    Arrays.sort(sameTime, 0, sameTimeCount);
    int middle = sameTimeCount >>> 1;
    return (sameTimeCount & 1) == 1
        ? sameTime[middle]
        : 0.5 * (sameTime[middle - 1] + sameTime[middle]);
  }

  /**
   * The path to a minute: element 0 is the first price, each later one the price at that minute,
   * the last one the last price. Minutes before the first price hold the first price.
   *
   * @param minute from 0 to the session's length
   */
  double[] path(int minute) {
    double now = last();
    double[] path = new double[minute + 1];
    path[0] = first();
    for (int i = 1; i < minute; i++) {
      double price = i <= filled ? minutes[i] : now;
      path[i] = Double.isNaN(price) ? path[0] : price;
    }
    if (minute > 0) {
      path[minute] = now;
    }
    return path;
  }

  /** What a realized kernel needs of the session so far, the last price included. */
  KernelObservations kernel() {
    return isEmpty() ? kernel : kernel.with(StrictMath.log(last()));
  }

  private void passSecond(long time) {
    if (sameTimeCount > 0) {
      kernel.add(StrictMath.log(last()));
    }
    nextSecond = time - Math.floorMod(time, SECOND) + SECOND;
    if (time >= nextBoundary) {
      fillThrough(time);
    }
  }

  private void fillThrough(long time) {
    double price = sameTimeCount == 0 ? Double.NaN : last();
    while (time >= nextBoundary && filled < length) {
      minutes[++filled] = price;
      nextBoundary += MINUTE;
    }
    if (filled == length) {
      nextBoundary = Long.MAX_VALUE;
    }
  }

  void save(StateWriter state) {
    state
        .section("sampler", 2)
        .putInt(length)
        .putDoubles(minutes, 1, 1 + filled)
        .putDoubles(sameTime, 0, sameTimeCount)
        .putLong(lastTime)
        .putLong(nextBoundary)
        .putLong(nextSecond)
        .putDouble(first);
    kernel.save(state);
  }

  void restore(StateReader state) {
    length = state.section("sampler", 2).takeInt();
    double[] past = state.takeDoubles();
    if (length < past.length) {
      throw state.wrong("at most " + length + " minutes, found " + past.length);
    }
    filled = past.length;
    minutes = new double[length + 1];
    System.arraycopy(past, 0, minutes, 1, filled);
    double[] merged = state.takeDoubles();
    sameTimeCount = merged.length;
    sameTime = Arrays.copyOf(merged, Math.max(SAME_TIME, merged.length));
    lastTime = state.takeLong();
    nextBoundary = state.takeLong();
    nextSecond = state.takeLong();
    first = state.takeDouble();
    kernel.restore(state);
  }
}
