package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;

/**
 * The prices at which one scope's next assessment is due, by instrument. Prices are twice their
 * mantissa.
 */
final class MoveBands {
  private final long[] lower;
  private final long[] upper;

  MoveBands(int instruments) {
    lower = new long[instruments];
    upper = new long[instruments];
    Arrays.fill(lower, Long.MAX_VALUE);
    Arrays.fill(upper, Long.MIN_VALUE);
  }

  /** The scope has been assessed at a price. */
  void around(int instrument, long price, MoveRule rule) {
    long distance = rule.distance(price);
    lower[instrument] = price - distance;
    upper[instrument] = price > Long.MAX_VALUE - distance ? Long.MAX_VALUE : price + distance;
  }

  /** The scope has been assessed without a price: any is due. */
  void anywhere(int instrument) {
    lower[instrument] = Long.MAX_VALUE;
    upper[instrument] = Long.MIN_VALUE;
  }

  long lower(int instrument) {
    return lower[instrument];
  }

  long upper(int instrument) {
    return upper[instrument];
  }

  boolean reachedBy(int instrument, long price) {
    return price >= upper[instrument] || price <= lower[instrument];
  }

  void save(StateWriter state) {
    state.putLongs(lower).putLongs(upper);
  }

  void restore(StateReader state) {
    restore(state, lower);
    restore(state, upper);
  }

  private static void restore(StateReader state, long[] prices) {
    long[] values = state.takeLongs();
    if (values.length != prices.length) {
      throw state.wrong(prices.length + " instruments, found " + values.length);
    }
    System.arraycopy(values, 0, prices, 0, prices.length);
  }
}
