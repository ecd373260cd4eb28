package io.headroom.service;

import io.headroom.journal.DecisionHandler;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.BreachClearedDecoder;
import io.headroom.journal.record.BreachRaisedDecoder;
import io.headroom.journal.record.LimitState;
import io.headroom.journal.record.LimitStateChangedDecoder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A line for each change of a limit's state and each breach, raised or cleared. That a limit is
 * assessed for the first time and stands well is no news.
 */
final class LimitLines implements DecisionHandler {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Consumer<String> lines;

  LimitLines(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void onLimitStateChanged(RecordHeader header, LimitStateChangedDecoder decision) {
    LimitState from = decision.fromState();
    LimitState to = decision.toState();
    double valueAtRisk = decision.valueAtRisk();
    double budget = decision.budget();
    decision.inputs().forEach(input -> {});
    if (from != LimitState.UNASSESSED || to != LimitState.OK) {
      tell(header, decision.scope(), from + " -> " + to, valueAtRisk, budget);
    }
  }

  @Override
  public void onBreachRaised(RecordHeader header, BreachRaisedDecoder decision) {
    double valueAtRisk = decision.valueAtRisk();
    double budget = decision.budget();
    decision.inputs().forEach(input -> {});
    tell(header, decision.scope(), "breach raised", valueAtRisk, budget);
  }

  @Override
  public void onBreachCleared(RecordHeader header, BreachClearedDecoder decision) {
    double valueAtRisk = decision.valueAtRisk();
    double budget = decision.budget();
    long raisedBy = decision.raisedBy();
    decision.inputs().forEach(input -> {});
    tell(header, decision.scope(), "breach " + raisedBy + " cleared", valueAtRisk, budget);
  }

  private void tell(
      RecordHeader header, String scope, String what, double valueAtRisk, double budget) {
    lines.accept(
        String.format(
            Locale.ROOT,
            "%s New York  %-31s %-21s VaR %,.0f of %,.0f  decision %d",
            newYork(header.journalTime()),
            scope,
            what,
            valueAtRisk,
            budget,
            header.number()));
  }

  private static String newYork(long nanos) {
    return Instant.ofEpochSecond(0, nanos).atZone(NEW_YORK).format(TIME);
  }
}
