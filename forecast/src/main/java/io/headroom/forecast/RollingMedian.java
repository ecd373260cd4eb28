package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;

/**
 * The median of the last so many values, kept sorted so that adding one costs a binary search and a
 * shift.
 */
final class RollingMedian {
  private final double[] ring;
  private final double[] sorted;
  private int next;
  private int size;

  RollingMedian(int length) {
    ring = new double[length];
    sorted = new double[length];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == ring.length;
  }

  void clear() {
    size = 0;
    next = 0;
  }

  /** Adds a value; once full, the oldest one leaves. */
  void add(double value) {
    if (isFull()) {
      double oldest = ring[next];
      if (oldest != value) {
        replace(oldest, value);
      }
    } else {
      insert(value);
    }
    ring[next] = value;
    next = next + 1 == ring.length ? 0 : next + 1;
  }

  /** The middle value, or the mean of the middle two; there must be a value. */
  double median() {
    int middle = size >>> 1;
    return (size & 1) == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
  }

  /** The mean of the values' distances from a centre, summed from the smallest value upwards. */
  double meanAbsoluteDeviation(double centre) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.abs(sorted[i] - centre);
    }
    return sum / size;
  }

  double smallest() {
    return sorted[0];
  }

  double largest() {
    return sorted[size - 1];
  }

  /** The value added {@code index} after the oldest that is still there. */
  double get(int index) {
    return ring[(isFull() ? next + index : index) % ring.length];
  }

  private void insert(double value) {
    int at = position(value);
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  private void replace(double oldest, double value) {
    int from = position(oldest);
    int to = position(value);
    if (to > from) {
      System.arraycopy(sorted, from + 1, sorted, from, to - 1 - from);
      sorted[to - 1] = value;
    } else {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
      sorted[to] = value;
    }
  }

  private int position(double value) {
    int found = Arrays.binarySearch(sorted, 0, size, value);
    return found >= 0 ? found : -found - 1;
  }

  /** Both orders are written: equal values that differ in sign may stand in each differently. */
  void save(StateWriter state) {
    state.section("median", 1).putDoubles(ring, 0, size).putDoubles(sorted, 0, size).putInt(next);
  }

  void restore(StateReader state) {
    double[] values = state.section("median", 1).takeDoubles();
    double[] inOrder = state.takeDoubles();
    next = state.takeInt();
    if (values.length > ring.length || inOrder.length != values.length) {
      throw state.wrong("at most " + ring.length + " values, found " + values.length);
    }
    size = values.length;
    System.arraycopy(values, 0, ring, 0, size);
    System.arraycopy(inOrder, 0, sorted, 0, size);
  }
}
