package io.headroom.journal;

import io.headroom.journal.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;

/**
 * What a driver's engine runs, and from where.
 *
 * @param projections in the order in which they take each fact; not started yet
 * @param followers hear each fact after them
 * @param from the snapshot to go on from; without one everything is computed from the first fact
 * @param epochStart the first fact on which these projections decide: decisions on the facts before
 *     are other algorithms', which are read and not computed again
 * @param takesSnapshots whether to take some, as often as the journal's settings say and when the
 *     driver is closed
 */
public record EngineRun(
    List<Projection> projections,
    List<Follower> followers,
    Optional<Snapshots.Found> from,
    long epochStart,
    boolean takesSnapshots) {
  public EngineRun {
    projections = List.copyOf(projections);
    followers = List.copyOf(followers);
  }

  /** From the first fact on, without snapshots. */
  public static EngineRun whole(List<Projection> projections) {
    return new EngineRun(projections, List.of(), Optional.empty(), 1, false);
  }

  /**
   * From a snapshot on, if there is one of this epoch, and with snapshots.
   *
   * @param epochStart see {@link Epoch#firstFact}
   */
  public static EngineRun from(
      Optional<Snapshots.Found> from,
      List<Projection> projections,
      List<? extends Follower> followers,
      long epochStart) {
    Optional<Snapshots.Found> ofEpoch =
        from.filter(found -> found.snapshot().state().lastFact() >= epochStart);
    return new EngineRun(projections, List.copyOf(followers), ofEpoch, epochStart, true);
  }

  long lastFact() {
    return state().map(EngineState::lastFact).orElse(0L);
  }

  /** The last decision that is not computed again, and was there before. */
  long lastDecision(RecordLog decisions) {
    return buildsEpoch()
        ? LogEnd.of(decisions, 1, epochStart - 1).lastWithin()
        : state().map(EngineState::lastDecision).orElse(0L);
  }

  /** Whether earlier epochs' facts are to be taken for the state that they give alone. */
  private boolean buildsEpoch() {
    return from.isEmpty() && epochStart > 1;
  }

  /** Brings a fresh engine to where it is to go on. */
  void begin(Engine engine, RecordLog decisions) {
    if (buildsEpoch()) {
      engine.beginEpochAt(epochStart, decisions.reader(1));
    }
    from.ifPresent(
        found -> {
          try {
            engine.restore(found.snapshot().state());
          } catch (StateException e) {
            throw new JournalException(
                found.name()
                    + " is whole, but cannot be taken over: "
                    + e.getMessage()
                    + "; delete the file and start again, it is computed anew from the facts",
                e);
          }
        });
  }

  private Optional<EngineState> state() {
    return from.map(found -> found.snapshot().state());
  }
}
