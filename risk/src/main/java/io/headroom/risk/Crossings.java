package io.headroom.risk;

/**
 * Where one limit's scenarios cross its budget as further notional of one instrument is bought or
 * sold: loss_s(x) = -(P_s + x R_s) equals the budget B at x = -(B + P_s) / R_s.
 */
final class Crossings {
  private final SideSweep buy = new SideSweep();
  private final SideSweep sell = new SideSweep();

  /**
   * Finds the crossings.
   *
   * @param returns finite scenario returns of the instrument
   * @param ratios scratch of at least as many
   */
  void measure(BudgetGap gap, double[] returns, double[] ratios) {
    buy.begin(gap.violations(), gap.allowed());
    sell.begin(gap.violations(), gap.allowed());
    int n = gap.scenarios();
    divide(gap.inside(), returns, ratios, n);
    enter(ratios, returns, n);
    leave(gap, returns);
    buy.end();
    sell.end();
  }

  SideSweep buy() {
    return buy;
  }

  SideSweep sell() {
    return sell;
  }

  private static void divide(double[] gaps, double[] returns, double[] ratios, int n) {
    for (int s = 0; s < n; s++) {
      ratios[s] = Math.abs(gaps[s] / returns[s]);
    }
  }

  private void enter(double[] distances, double[] returns, int n) {
    double bound = Double.POSITIVE_INFINITY;
    for (int s = 0; s < n; s++) {
      if (distances[s] < bound) {
        (returns[s] < 0 ? buy : sell).enters(distances[s]);
        bound = Math.max(buy.bound(), sell.bound());
      }
    }
  }

  private void leave(BudgetGap gap, double[] returns) {
    for (int j = 0; j < gap.violations(); j++) {
      int s = gap.violator(j);
      if (returns[s] != 0) {
        (returns[s] > 0 ? buy : sell).leaves(Math.abs(gap.gap(s) / returns[s]));
      }
    }
  }
}
