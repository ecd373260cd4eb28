package io.headroom.service.stream;

import io.headroom.journal.record.LimitState;
import java.util.Optional;

/** Something that happened to a limit. No later one makes it obsolete. */
sealed interface EventUpdate extends Update {
  String path();

  double valueAtRisk();

  double budget();

  @Override
  default Topic topic() {
    return Topic.LIMITS;
  }

  @Override
  default Optional<String> scope() {
    return Optional.of(path());
  }

  @Override
  default Optional<String> subject() {
    return Optional.empty();
  }

  /** The limit's state has changed. */
  record StateChanged(
      Origin origin,
      String path,
      LimitState from,
      LimitState to,
      double valueAtRisk,
      double budget,
      double utilisation)
      implements EventUpdate {}

  /** VaR is above the budget. */
  record BreachRaised(Origin origin, String path, double valueAtRisk, double budget)
      implements EventUpdate {}

  /**
   * VaR is back within the budget.
   *
   * @param raisedBy the decision that this ends
   */
  record BreachCleared(Origin origin, String path, double valueAtRisk, double budget, long raisedBy)
      implements EventUpdate {}
}
