package io.headroom.journal.snapshot;

import io.headroom.journal.EngineState;
import io.headroom.journal.EngineState.Part;
import io.headroom.journal.Follower;
import io.headroom.journal.Journal;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordLog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a snapshot is one of a journal as it is now, for what is to go on from it. */
public final class SnapshotCheck {
  private final String journal;
  private final RecordLog facts;
  private final RecordLog decisions;
  private final Optional<Parts> parts;

  private SnapshotCheck(
      String journal, RecordLog facts, RecordLog decisions, Optional<Parts> parts) {
    this.journal = journal;
    this.facts = facts;
    this.decisions = decisions;
    this.parts = parts;
  }

  /** Whose states are asked for. */
  private record Parts(List<String> projections, List<String> followers) {}

  /**
   * For who wants to know only what a snapshot says of the journal, such as the config in force.
   *
   * @param journal the journal's id
   */
  public static SnapshotCheck ofLogs(String journal, RecordLog facts, RecordLog decisions) {
    return new SnapshotCheck(journal, facts, decisions, Optional.empty());
  }

  /** For an engine with these projections and followers, in their order. */
  public static SnapshotCheck of(
      Journal journal, List<Projection> projections, List<? extends Follower> followers) {
    Parts parts =
        new Parts(
            projections.stream()
                .map(p -> text(p.name(), p.algorithmVersion(), p.stateVersion()))
                .toList(),
            followers.stream().map(f -> text(f.name(), 0, f.stateVersion())).toList());
    return new SnapshotCheck(
        journal.id(), journal.facts(), journal.decisions(), Optional.of(parts));
  }

  /** Why a snapshot cannot be used, if it cannot. */
  Optional<String> objection(Snapshot snapshot) {
    if (!snapshot.journal().equals(journal)) {
      return Optional.of(
          String.format(
              Locale.ROOT, "it is of journal %s, this one is %s", snapshot.journal(), journal));
    }
    EngineState state = snapshot.state();
    return parts
        .flatMap(asked -> versions(asked.projections(), state.projections()))
        .or(() -> parts.flatMap(asked -> versions(asked.followers(), state.followers())))
        .or(() -> snapshot.facts().objection(facts))
        .or(() -> snapshot.decisions().objection(decisions));
  }

  private static Optional<String> versions(List<String> ours, List<Part> parts) {
    List<String> theirs =
        parts.stream().map(p -> text(p.name(), p.algorithmVersion(), p.stateVersion())).toList();
    return theirs.equals(ours)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "it holds the state of %s, this release has %s",
                String.join(", ", theirs),
                String.join(", ", ours)));
  }

  private static String text(String name, int algorithm, int state) {
    return algorithm == 0
        ? String.format(Locale.ROOT, "%s (layout %d)", name, state)
        : String.format(Locale.ROOT, "%s %d (layout %d)", name, algorithm, state);
  }
}
