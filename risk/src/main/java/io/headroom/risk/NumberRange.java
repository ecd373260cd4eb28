package io.headroom.risk;

/** The smallest and largest of some record numbers. */
final class NumberRange {
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** Adds one; 0 says that the journal holds no such record, see the journal's epochs. */
  void add(long number) {
    if (number == 0) {
      return;
    }
    first = Math.min(first, number);
    last = Math.max(last, number);
  }

  void clear() {
    first = Long.MAX_VALUE;
    last = Long.MIN_VALUE;
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
}
