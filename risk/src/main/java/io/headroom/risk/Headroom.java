package io.headroom.risk;

import java.util.List;

/**
 * One instrument's headroom over every limit from a scope up to the firm: the smallest reach of the
 * limits on each side, and, when one of them is over its budget, the nearest trade that brings all
 * within.
 */
final class Headroom {
  /** No limit binds. */
  static final int UNBOUNDED = 65535;

  private double buy;
  private double sell;
  private int buyBinding;
  private int sellBinding;
  private double restore;

  void begin() {
    buy = Double.POSITIVE_INFINITY;
    sell = Double.POSITIVE_INFINITY;
    buyBinding = UNBOUNDED;
    sellBinding = UNBOUNDED;
    restore = 0;
  }

  /** Takes a limit in; of limits that reach equally far, the one taken in first binds. */
  void over(Crossings limit, int scopeIndex) {
    double reach = limit.buy().reach();
    if (reach < buy) {
      buy = reach;
      buyBinding = scopeIndex;
    }
    reach = limit.sell().reach();
    if (reach < sell) {
      sell = reach;
      sellBinding = scopeIndex;
    }
  }

  /** Finds the nearest trade after which all limits are within budget; equally near, the buy. */
  void restore(List<Crossings> limits) {
    double bought = 0;
    double sold = 0;
    for (int clear = 0; clear < limits.size() && bought < Double.POSITIVE_INFINITY; ) {
      double next = limits.get(clear).buy().nextWithin(bought);
      clear = next == bought ? clear + 1 : 0;
      bought = next;
    }
    for (int clear = 0; clear < limits.size() && sold < Double.POSITIVE_INFINITY; ) {
      double next = limits.get(clear).sell().nextWithin(sold);
      clear = next == sold ? clear + 1 : 0;
      sold = next;
    }
    restore = bought <= sold ? bought : -sold;
    if (Double.isInfinite(restore)) {
      restore = Double.NaN;
    }
  }

  double buy() {
    return buy;
  }

  double sell() {
    return sell;
  }

  /** Signed notional; 0 where none is needed, NaN where there is none. */
  double restore() {
    return restore;
  }

  int buyBinding() {
    return buyBinding;
  }

  int sellBinding() {
    return sellBinding;
  }
}
