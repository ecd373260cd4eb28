package io.headroom.risk;

/**
 * Where one limit's scenarios cross its budget as further notional of one instrument is bought or
 * sold: loss_s(x) = -(P_s + x R_s) equals the budget B at x = -(B + P_s) / R_s.
 */
final class Crossings {
  private static final double SLACK = 1 + 1e-15;

  private final SideSweep buy = new SideSweep();
  private final SideSweep sell = new SideSweep();

  /**
   * Finds the crossings.
   *
   * @param returns finite scenario returns of the instrument
   */
  void measure(BudgetGap gap, double[] returns) {
    buy.begin(gap.violations(), gap.allowed());
    sell.begin(gap.violations(), gap.allowed());
    enter(gap.inside(), returns, gap.scenarios());
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

  /**
   * Offers the crossings that can still matter. Most are sorted out by a product, which is cheaper
   * than the quotient; the slack keeps its rounding from sorting out one that the quotient would
   * not.
   */
  private void enter(double[] gaps, double[] returns, int n) {
    double bound = Double.POSITIVE_INFINITY;
    for (int s = 0; s < n; s++) {
      if (gaps[s] < bound * Math.abs(returns[s])) {
        (returns[s] < 0 ? buy : sell).enters(Math.abs(gaps[s] / returns[s]));
        bound = SLACK * Math.max(buy.bound(), sell.bound());
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
