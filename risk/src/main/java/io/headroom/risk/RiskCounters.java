package io.headroom.risk;

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
}
