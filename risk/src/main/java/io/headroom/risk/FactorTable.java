package io.headroom.risk;

import java.util.Map;
import java.util.TreeMap;

/**
 * An instrument's price adjustment: price factor times split factor, each row holding through its
 * date. Days after the last row keep its factor, so that no return is invented where the rows end;
 * without rows it is 1.
 */
final class FactorTable {
  private final TreeMap<Integer, Double> rows = new TreeMap<>();

  /** Takes a row, in place of an earlier one of its date; a factor that makes no sense is left. */
  boolean put(int throughDate, double factor) {
    if (!(factor > 0) || factor == Double.POSITIVE_INFINITY) {
      return false;
    }
    rows.put(throughDate, factor);
    return true;
  }

  /** The factor in effect on a day, counted from 1970-01-01. */
  double on(int date) {
    Map.Entry<Integer, Double> row = rows.ceilingEntry(date);
    if (row != null) {
      return row.getValue();
    }
    return rows.isEmpty() ? 1.0 : rows.lastEntry().getValue();
  }
}
