package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;

/** Daily variances in order of their days. */
final class VarianceSeries {
  private double[] values = new double[256];
  private int size;
  private double smallest = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }

  int size() {
    return size;
  }

  double last() {
    return values[size - 1];
  }

  double smallest() {
    return smallest;
  }

  double largest() {
    return largest;
  }

  /** The mean of the last so many values, summed from the oldest on. */
  double meanOfLast(int count) {
    return sumOfLast(count) / count;
  }

  /** The same with one more value, as if it had been added. */
  double meanOfLast(int count, double newest) {
    return (sumOfLast(count - 1) + newest) / count;
  }

  private double sumOfLast(int count) {
    double sum = 0;
    for (int i = size - count; i < size; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** The smallest and the largest follow from the values. */
  void save(StateWriter state) {
    state.putDoubles(values, 0, size);
  }

  void restore(StateReader state) {
    for (double value : state.takeDoubles()) {
      add(value);
    }
  }
}
