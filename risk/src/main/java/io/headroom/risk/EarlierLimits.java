package io.headroom.risk;

import io.headroom.journal.DecisionHandler;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.BreachClearedDecoder;
import io.headroom.journal.record.BreachRaisedDecoder;
import io.headroom.journal.record.LimitState;
import io.headroom.journal.record.LimitStateChangedDecoder;
import java.util.function.Consumer;

/**
 * Carries the states of limits and the open breaches of earlier epochs over as they were decided:
 * people have acted on them. What other algorithms make of them is told when the epoch begins.
 */
final class EarlierLimits implements DecisionHandler {
  private final RiskEngine engine;

  EarlierLimits(RiskEngine engine) {
    this.engine = engine;
  }

  @Override
  public void onLimitStateChanged(RecordHeader header, LimitStateChangedDecoder decision) {
    LimitState state = decision.toState();
    decision.inputs().forEach(input -> {});
    at(decision.scope(), monitor -> monitor.stands(state));
  }

  @Override
  public void onBreachRaised(RecordHeader header, BreachRaisedDecoder decision) {
    long number = header.number();
    decision.inputs().forEach(input -> {});
    at(decision.scope(), monitor -> monitor.opened(number));
  }

  @Override
  public void onBreachCleared(RecordHeader header, BreachClearedDecoder decision) {
    decision.inputs().forEach(input -> {});
    at(decision.scope(), LimitMonitor::cleared);
  }

  private void at(String scope, Consumer<LimitMonitor> change) {
    engine.scope(scope).flatMap(Scope::limit).map(Limit::monitor).ifPresent(change);
  }
}
