package io.headroom.forecast.measures;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;

/**
 * Realized autocovariances {@code gamma_h = sum over j of x_j x_(j-h)} up to a largest lag, kept as
 * returns come: each is multiplied with those before it, in ascending order of the returns, and
 * forgotten once it is older than the largest lag.
 */
final class Autocovariances {
  private final int lags;

  /** The sum for lag h is at lags - h, so that a return's products run forward in both arrays. */
  private final double[] sums;

  /** The last returns end before {@code end}; ahead of the first one are zeros. */
  private final double[] recent;

  private int end;
  private int returns;

  Autocovariances(int lags) {
    this.lags = lags;
    sums = new double[lags + 1];
    recent = new double[4 * lags + 1];
    end = lags;
  }

  Autocovariances(Autocovariances other) {
    lags = other.lags;
    sums = other.sums.clone();
    recent = other.recent.clone();
    end = other.end;
    returns = other.returns;
  }

  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(recent, 0);
    end = lags;
    returns = 0;
  }

  void add(double logReturn) {
    if (end == recent.length) {
      System.arraycopy(recent, end - lags, recent, 0, lags);
      end = lags;
    }
    recent[end] = logReturn;
    int from = end - lags;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += logReturn * recent[from + i];
    }
    end++;
    returns++;
  }

  int lags() {
    return lags;
  }

  int returns() {
    return returns;
  }

  double at(int lag) {
    return sums[lags - lag];
  }

  void save(StateWriter state) {
    int kept = Math.min(returns, lags);
    state
        .putInt(returns)
        .putDoubles(sums, lags - kept, lags + 1)
        .putDoubles(recent, end - kept, end);
  }

  void restore(StateReader state) {
    clear();
    returns = state.takeInt();
    double[] kept = state.takeDoubles();
    double[] last = state.takeDoubles();
    if (kept.length != last.length + 1 || last.length > lags) {
      throw state.wrong(
          "sums of at most " + lags + " lags, found " + kept.length + " of " + last.length);
    }
    System.arraycopy(kept, 0, sums, lags + 1 - kept.length, kept.length);
    System.arraycopy(last, 0, recent, lags - last.length, last.length);
  }
}
