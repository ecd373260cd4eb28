package io.headroom.forecast;

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

  void include(long number) {
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
}
