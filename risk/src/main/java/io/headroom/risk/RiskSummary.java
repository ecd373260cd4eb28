package io.headroom.risk;

import io.headroom.journal.record.AssessmentStatus;
import io.headroom.journal.record.LimitState;
import java.util.List;
import java.util.Optional;

/**
 * What risk has decided so far, and where every scope stands.
 *
 * @param unplacedPositions positions set for books that the config in force does not have; they
 *     count nowhere
 * @param scopes parents before children
 */
public record RiskSummary(
    long assessments,
    long limitSets,
    long stateChanges,
    long breachesRaised,
    long breachesCleared,
    long unplacedPositions,
    List<ScopeStanding> scopes) {
  public RiskSummary {
    scopes = List.copyOf(scopes);
  }

  /**
   * One scope's latest assessment; money, losses positive, NaN where the status says why.
   *
   * @param limit empty where the scope has no limit of its own
   */
  public record ScopeStanding(
      String path,
      AssessmentStatus status,
      double var99,
      double es975,
      Optional<LimitStanding> limit) {}

  /**
   * One limit.
   *
   * @param utilisation VaR at the limit's level over budget; NaN while unassessed
   */
  public record LimitStanding(double level, double budget, double utilisation, LimitState state) {}
}
