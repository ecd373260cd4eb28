package io.headroom.risk;

import java.util.Arrays;

/**
 * One limit's scenarios along further notional x &gt;= 0 in one direction of one instrument: which
 * of them come to violate the budget, which cease to, and where.
 *
 * <p>Each scenario's loss is linear in x, so it crosses the budget at most once. A scenario that
 * enters violates beyond its crossing, one that leaves violates before it; at the crossing itself
 * the loss equals the budget, which is within it. The set of x within budget is therefore a union
 * of closed intervals. Only the nearest entering crossings are kept, as many as take the count past
 * what is allowed whatever leaves: with rank = allowed + 1 of them in, at least rank scenarios
 * violate from there on.
 */
final class SideSweep {
  private double[] entering = new double[0];
  private int entered;
  private double[] leaving = new double[8];
  private int left;
  private int violations;
  private int allowed;

  void begin(int violations, int allowed) {
    this.violations = violations;
    this.allowed = allowed;
    if (entering.length != allowed + 1) {
      entering = new double[allowed + 1];
    }
    entered = 0;
    left = 0;
  }

  /** Crossings from here on need not be offered. */
  double bound() {
    return entered < entering.length ? Double.POSITIVE_INFINITY : entering[entered - 1];
  }

  void enters(double x) {
    if (x >= bound()) {
      return;
    }
    int j = entered < entering.length ? entered++ : entered - 1;
    while (j > 0 && entering[j - 1] > x) {
      entering[j] = entering[j - 1];
      j--;
    }
    entering[j] = x;
  }

  void leaves(double x) {
    if (left == leaving.length) {
      leaving = Arrays.copyOf(leaving, 2 * left);
    }
    leaving[left++] = x;
  }

  void end() {
    Arrays.sort(leaving, 0, left);
  }

  boolean withinBudget() {
    return violations <= allowed;
  }

  /** The end of the interval around zero that is within budget; 0 if zero itself is not. */
  double reach() {
    if (!withinBudget()) {
      return 0;
    }
    int gone = 0;
    for (int j = 0; j < entered; j++) {
      while (gone < left && leaving[gone] <= entering[j]) {
        gone++;
      }
      if (violations - gone + j + 1 > allowed) {
        return entering[j];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The nearest point from x on that is within budget; infinity if there is none. */
  double nextWithin(double x) {
    int gone = 0;
    while (gone < left && leaving[gone] <= x) {
      gone++;
    }
    int in = 0;
    double at = x;
    while (true) {
      while (in < entered && entering[in] < at) {
        in++;
      }
      if (violations - gone + in <= allowed) {
        return at;
      }
      if (gone == left) {
        return Double.POSITIVE_INFINITY;
      }
      at = leaving[gone];
      while (gone < left && leaving[gone] <= at) {
        gone++;
      }
    }
  }
}
