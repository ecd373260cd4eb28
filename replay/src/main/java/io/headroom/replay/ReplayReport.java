package io.headroom.replay;

import java.util.Optional;

/**
 * What came of running a journal's facts again.
 *
 * @param facts facts that were run
 * @param decisions decisions in the journal
 * @param identical decisions of the journal that came out the same, byte for byte
 * @param different decisions of the journal that came out otherwise
 * @param missing decisions that follow from the facts and are not in the journal
 * @param extra decisions in the journal that do not follow from the facts
 */
public record ReplayReport(
    long facts,
    long decisions,
    long identical,
    long different,
    long missing,
    long extra,
    Optional<Difference> firstDifference) {

  /** Whether the journal's decisions are exactly those that follow from its facts. */
  public boolean holds() {
    return different == 0 && missing == 0 && extra == 0;
  }

  /**
   * Where the journal and the computation part.
   *
   * @param decision number of the decision
   * @param type record type, for example VolatilityForecast
   * @param field its first field that differs, for example holdings[2].mark; empty where one side
   *     lacks the decision
   * @param journal what the journal holds
   * @param computed what follows from the facts
   */
  public record Difference(
      long decision, String type, String field, String journal, String computed) {
    @Override
    public String toString() {
      return "decision "
          + decision
          + " ("
          + type
          + (field.isEmpty() ? "" : "." + field)
          + "): the journal holds "
          + journal
          + ", from the facts follows "
          + computed;
    }
  }
}
