package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/** The smallest and largest of some record numbers. */
final class RecordRange {
  private long first;
  private long last;

  RecordRange() {
    clear();
  }

  void clear() {
    first = Long.MAX_VALUE;
    last = Long.MIN_VALUE;
  }

  /** Adds one; 0 says that the journal holds no such record, see the journal's epochs. */
  void include(long number) {
    if (number == 0) {
      return;
    }
    first = Math.min(first, number);
    last = Math.max(last, number);
  }

  boolean isEmpty() {
    return first > last;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  void save(StateWriter state) {
    state.putLong(first).putLong(last);
  }

  void restore(StateReader state) {
    first = state.takeLong();
    last = state.takeLong();
  }
}
