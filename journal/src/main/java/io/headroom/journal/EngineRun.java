package io.headroom.journal;

import io.headroom.journal.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;

/**
 * What a driver's engine runs, and from where.
 *
 * @param projections in the order in which they take each fact; not started yet
 * @param followers hear each fact after them
 * @param from the snapshot to go on from, taken in the epoch of these projections; without one
 *     everything is computed from the first fact
 * @param epochStart first fact of the epoch in which these projections decide: decisions that
 *     earlier facts caused are read and not computed again
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

  /** From a snapshot on, if there is one, and with snapshots. */
  public static EngineRun from(
      Optional<Snapshots.Found> from,
      long epochStart,
      List<Projection> projections,
      List<? extends Follower> followers) {
    return new EngineRun(projections, List.copyOf(followers), from, epochStart, true);
  }

  long lastFact() {
    return state().map(EngineState::lastFact).orElse(0L);
  }

  long lastDecision() {
    return state().map(EngineState::lastDecision).orElse(0L);
  }

  /** Brings a fresh engine to where it begins. */
  void begin(Engine engine, RecordLog decisions) {
    if (from.isPresent()) {
      restore(engine, from.get());
    } else if (epochStart > 1) {
      engine.beginEpochAt(epochStart, decisions.reader(1));
    }
  }

  private static void restore(Engine engine, Snapshots.Found found) {
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
  }

  private Optional<EngineState> state() {
    return from.map(found -> found.snapshot().state());
  }
}
