package io.headroom.service.stream;

import io.headroom.journal.record.AssessmentStatus;
import java.util.List;
import java.util.Optional;

/**
 * A scope's risk, assessed.
 *
 * @param measures NaN where the status says why
 */
record RiskUpdate(
    Origin origin, String path, AssessmentStatus status, Measures measures, List<Holding> holdings)
    implements Update {

  /**
   * Figures in the firm's currency; losses are positive.
   *
   * @param scenarios joint return dates used
   */
  record Measures(
      double var975,
      double var99,
      double es975,
      double es99,
      double grossNotional,
      double netNotional,
      double profitAndLoss,
      long scenarios) {}

  /**
   * What is held of an instrument, net.
   *
   * @param quantity exact decimal
   * @param sigmaOneDay standard deviation of the log return of one day
   */
  record Holding(
      String instrument,
      String quantity,
      double mark,
      double previousClose,
      double sigmaOneDay,
      boolean stale) {}

  RiskUpdate {
    holdings = List.copyOf(holdings);
  }

  @Override
  public Topic topic() {
    return Topic.RISK;
  }

  @Override
  public Optional<String> scope() {
    return Optional.of(path);
  }

  @Override
  public Optional<String> subject() {
    return Optional.of("risk " + path);
  }

  /** VaR at a limit's level, which is 0.975 or 0.99. */
  double valueAtRisk(double level) {
    return level < 0.98 ? measures.var975() : measures.var99();
  }
}
