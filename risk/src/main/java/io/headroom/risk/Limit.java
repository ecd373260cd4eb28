package io.headroom.risk;

import io.headroom.config.LimitPolicy;

/** A scope's limit at work: its policy, its state, and where its scenarios cross the budget. */
final class Limit {
  private final LimitPolicy policy;
  private final TailLevel level;
  private final LimitMonitor monitor;
  private final Crossings[] crossings;
  private double valueAtRisk = Double.NaN;

  Limit(LimitPolicy policy, LimitMonitor monitor, int instruments) {
    this.policy = policy;
    this.level = TailLevel.of(policy.level());
    this.monitor = monitor;
    this.crossings = new Crossings[instruments];
    for (int i = 0; i < instruments; i++) {
      crossings[i] = new Crossings();
    }
  }

  LimitPolicy policy() {
    return policy;
  }

  TailLevel level() {
    return level;
  }

  LimitMonitor monitor() {
    return monitor;
  }

  Crossings crossings(int instrument) {
    return crossings[instrument];
  }

  void assessed(double newValueAtRisk) {
    valueAtRisk = newValueAtRisk;
  }

  /** NaN where it is not known. */
  double valueAtRisk() {
    return valueAtRisk;
  }

  boolean known() {
    return !Double.isNaN(valueAtRisk);
  }

  /** VaR over budget, 0 for a scope that cannot lose; NaN where VaR is not known. */
  double utilisation() {
    return Math.max(0.0, valueAtRisk) / policy.budget();
  }
}
