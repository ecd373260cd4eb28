package io.headroom.forecast;

import java.util.Arrays;

/**
 * A factor file as a step function of the date: a row holds through its own date, the first row for
 * every earlier one; the last row for every later one, since files may be cut off at the end of the
 * history.
 */
final class PriceFactors {
  private int[] throughDates = new int[16];
  private double[] factors = new double[16];
  private int size;

  /**
   * Adds or replaces the row of a date.
   *
   * @param throughDate days since 1970-01-01
   * @param factor price factor times split factor, above zero
   */
  void add(int throughDate, double factor) {
    int found = Arrays.binarySearch(throughDates, 0, size, throughDate);
    if (found >= 0) {
      factors[found] = factor;
      return;
    }
    int at = -found - 1;
    if (size == factors.length) {
      throughDates = Arrays.copyOf(throughDates, 2 * size);
      factors = Arrays.copyOf(factors, 2 * size);
    }
    System.arraycopy(throughDates, at, throughDates, at + 1, size - at);
    System.arraycopy(factors, at, factors, at + 1, size - at);
    throughDates[at] = throughDate;
    factors[at] = factor;
    size++;
  }

  /** The factor in effect on a date. */
  double at(int date) {
    int found = Arrays.binarySearch(throughDates, 0, size, date);
    int at = found >= 0 ? found : -found - 1;
    return size == 0 ? 1 : factors[Math.min(at, size - 1)];
  }
}
