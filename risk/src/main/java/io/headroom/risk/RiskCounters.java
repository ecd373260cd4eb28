package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/** How much has been decided so far. */
final class RiskCounters {
  private long assessments;
  private long limitSets;
  private long stateChanges;
  private long breachesRaised;
  private long breachesCleared;

  void assessed() {
    assessments++;
  }

  void limitSet() {
    limitSets++;
  }

  void stateChanged() {
    stateChanges++;
  }

  void raised() {
    breachesRaised++;
  }

  void cleared() {
    breachesCleared++;
  }

  long assessments() {
    return assessments;
  }

  long limitSets() {
    return limitSets;
  }

  long stateChanges() {
    return stateChanges;
  }

  long breachesRaised() {
    return breachesRaised;
  }

  long breachesCleared() {
    return breachesCleared;
  }

  void save(StateWriter state) {
    state
        .putLong(assessments)
        .putLong(limitSets)
        .putLong(stateChanges)
        .putLong(breachesRaised)
        .putLong(breachesCleared);
  }

  void restore(StateReader state) {
    assessments = state.takeLong();
    limitSets = state.takeLong();
    stateChanges = state.takeLong();
    breachesRaised = state.takeLong();
    breachesCleared = state.takeLong();
  }
}
