package io.headroom.replay;

import io.headroom.journal.Epoch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of running a journal's facts again.
 *
 * @param facts facts that were run
 * @param decisions decisions in the journal
 * @param identical decisions of the journal that came out the same, byte for byte
 * @param different decisions of the journal that came out otherwise
 * @param missing decisions that follow from the facts and are not in the journal
 * @param extra decisions in the journal that do not follow from the facts
 * @param others epochs of other algorithm versions, whose decisions were not computed again
 */
public record ReplayReport(
    long facts,
    long decisions,
    long identical,
    long different,
    long missing,
    long extra,
    Optional<Difference> firstDifference,
    List<OtherEpoch> others) {
  static final ReplayReport NOTHING =
      new ReplayReport(0, 0, 0, 0, 0, 0, Optional.empty(), List.of());

  static ReplayReport notComputed(OtherEpoch epoch) {
    return new ReplayReport(0, epoch.decisions(), 0, 0, 0, 0, Optional.empty(), List.of(epoch));
  }

  /** The two as one. */
  ReplayReport and(ReplayReport later) {
    return new ReplayReport(
        Math.max(facts, later.facts),
        decisions + later.decisions,
        identical + later.identical,
        different + later.different,
        missing + later.missing,
        extra + later.extra,
        firstDifference.or(() -> later.firstDifference),
        Stream.concat(others.stream(), later.others.stream()).toList());
  }

  /**
   * Whether the journal's decisions are exactly those that follow from its facts, as far as they
   * were computed again.
   */
  public boolean holds() {
    return different == 0 && missing == 0 && extra == 0;
  }

  /**
   * An epoch that another release has to compute.
   *
   * @param lastFact the last one of it; {@link Long#MAX_VALUE} for the last epoch
   * @param decisions how many of its decisions the journal holds
   */
  public record OtherEpoch(Epoch epoch, long lastFact, long decisions) {}

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
