package io.headroom.risk;

/**
 * How far each scenario is from a limit's budget: budget + P&amp;L, negative where the scenario
 * loses more than the budget.
 *
 * <p>VaR stays within the budget exactly as long as no more scenarios than {@link #allowed} violate
 * it, which is what the sweep over further notional counts.
 */
final class BudgetGap {
  private double[] inside = new double[0];
  private double[] gaps = new double[0];
  private int[] violators = new int[0];
  private int violations;
  private int allowed;
  private int scenarios;

  void measure(double[] pnl, int n, double budget, int rank) {
    if (inside.length < n) {
      inside = new double[n];
      gaps = new double[n];
      violators = new int[n];
    }
    scenarios = n;
    allowed = rank - 1;
    for (int s = 0; s < n; s++) {
      gaps[s] = budget + pnl[s];
    }
    violations = 0;
    for (int s = 0; s < n; s++) {
      inside[s] = gaps[s];
      if (gaps[s] < 0) {
        violators[violations++] = s;
        inside[s] = Double.POSITIVE_INFINITY;
      }
    }
  }

  int scenarios() {
    return scenarios;
  }

  int violations() {
    return violations;
  }

  /** Scenarios that may violate the budget while VaR is within it. */
  int allowed() {
    return allowed;
  }

  /** The scenario of the j-th violation. */
  int violator(int j) {
    return violators[j];
  }

  /** Budget + P&amp;L of a scenario. */
  double gap(int scenario) {
    return gaps[scenario];
  }

  /** The gaps of the scenarios within budget; infinity in the places of the others. */
  double[] inside() {
    return inside;
  }
}
