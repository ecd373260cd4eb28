package io.headroom.risk;

import java.util.Arrays;

/**
 * The worst scenarios of a P&amp;L vector, and VaR and expected shortfall from them.
 *
 * <p>VaR at confidence 1 - alpha is the order statistic floor(alpha N) + 1 of the losses counted
 * from the worst. Expected shortfall is the mean of the alpha N worst losses, with the fractional
 * observation weighted (Acerbi and Tasche 2002), added from the worst down. Losses are positive; a
 * scope that cannot lose has a negative VaR.
 */
final class Tail {
  private double[] worst = new double[0];
  private int scenarios;

  /** Selects from the first n entries, in one pass. */
  void select(double[] pnl, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n=" + n + " scenarios, expected at least 1");
    }
    scenarios = n;
    int kept = Math.min(n, TailLevel.P975.rank(n));
    if (worst.length != kept) {
      worst = new double[kept];
    }
    System.arraycopy(pnl, 0, worst, 0, kept);
    Arrays.sort(worst);
    double bound = worst[kept - 1];
    for (int s = kept; s < n; s++) {
      if (pnl[s] < bound) {
        insert(pnl[s]);
        bound = worst[kept - 1];
      }
    }
  }

  double valueAtRisk(TailLevel level) {
    return loss(level.whole(scenarios));
  }

  /** Never below the VaR, of which rounding alone could make it fall short. */
  double expectedShortfall(TailLevel level) {
    int whole = level.whole(scenarios);
    double sum = 0;
    for (int j = 0; j < whole; j++) {
      sum += loss(j);
    }
    return Math.max(level.tailMean(sum, loss(whole), scenarios), loss(whole));
  }

  private double loss(int index) {
    return 0.0 - worst[index];
  }

  private void insert(double value) {
    int j = worst.length - 1;
    while (j > 0 && worst[j - 1] > value) {
      worst[j] = worst[j - 1];
      j--;
    }
    worst[j] = value;
  }
}
