package io.headroom.journal;

import io.headroom.journal.record.PriceFactorDecoder;
import java.util.Arrays;

/**
 * An instrument's {@code PriceFactor} facts as a step function of the date: a row holds through its
 * own date, the first row for every earlier one, the last row for every later one, so that no
 * return is invented where the rows end; without rows the factor is 1. Belongs to one thread.
 */
public final class PriceFactors {
  private int[] throughDates = new int[16];
  private double[] factors = new double[16];
  private int size;

  /**
   * Takes a row, in place of an earlier one of its date.
   *
   * @return false, and the row is left, if its factor is no finite number above zero
   */
  public boolean put(PriceFactorDecoder row) {
    double price = Decimals.toDouble(row.priceFactor().mantissa(), row.priceFactor().exponent());
    double split = Decimals.toDouble(row.splitFactor().mantissa(), row.splitFactor().exponent());
    double factor = price * split;
    if (!(price > 0 && split > 0) || Double.isInfinite(factor)) {
      return false;
    }
    put(row.throughDate(), factor);
    return true;
  }

  /** Takes a row: the last date, in days since 1970-01-01, and price factor times split factor. */
  void put(int throughDate, double factor) {
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

  /** Writes the rows. */
  public void save(StateWriter state) {
    state.section("factors", 1).putInt(size);
    for (int i = 0; i < size; i++) {
      state.putInt(throughDates[i]).putDouble(factors[i]);
    }
  }

  /** Takes over rows that were written; to be called before the first row. */
  public void restore(StateReader state) {
    state.section("factors", 1).forAll(row -> put(row.takeInt(), row.takeDouble()));
  }

  /** Price factor times split factor in effect on a date, days since 1970-01-01. */
  public double on(int date) {
    int found = Arrays.binarySearch(throughDates, 0, size, date);
    int at = found >= 0 ? found : -found - 1;
    return size == 0 ? 1 : factors[Math.min(at, size - 1)];
  }
}
