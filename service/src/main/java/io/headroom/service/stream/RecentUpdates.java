package io.headroom.service.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * The latest updates, so many and no more, for those who come back and want to miss none. Holds
 * every update after {@link #floor}.
 */
final class RecentUpdates {
  private final Update[] ring;
  private long added;
  private long floor;

  /**
   * @param floor updates of decisions up to here are not kept
   */
  RecentUpdates(int capacity, long floor) {
    ring = new Update[capacity];
    this.floor = floor;
  }

  void add(Update update) {
    if (update.decision() <= floor) {
      return;
    }
    int slot = (int) (added % ring.length);
    if (added >= ring.length) {
      floor = ring[slot].decision();
    }
    ring[slot] = update;
    added++;
  }

  /** The decision after which no update is missing here. */
  long floor() {
    return floor;
  }

  /** The updates after a decision, which must not be below the floor, in order. */
  List<Update> after(long decision) {
    List<Update> updates = new ArrayList<>();
    for (long i = firstAfter(decision); i < added; i++) {
      updates.add(at(i));
    }
    return updates;
  }

  private long firstAfter(long decision) {
    long low = Math.max(0, added - ring.length);
    long high = added;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (at(middle).decision() > decision) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private Update at(long index) {
    return ring[(int) (index % ring.length)];
  }
}
