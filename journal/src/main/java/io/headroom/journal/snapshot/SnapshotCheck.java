package io.headroom.journal.snapshot;

import io.headroom.journal.EngineState.Part;
import io.headroom.journal.Follower;
import io.headroom.journal.Journal;
import io.headroom.journal.Projection;
import java.util.List;
import java.util.Optional;

/** Whether a snapshot is one of a journal as it is now, for what is to go on from it. */
public final class SnapshotCheck {
  private final Journal journal;
  private final List<String> projections;
  private final List<String> followers;

  private SnapshotCheck(Journal journal, List<String> projections, List<String> followers) {
    this.journal = journal;
    this.projections = projections;
    this.followers = followers;
  }

  /** For an engine with these projections and followers, in their order. */
  public static SnapshotCheck of(
      Journal journal, List<Projection> projections, List<? extends Follower> followers) {
    return new SnapshotCheck(
        journal,
        projections.stream()
            .map(p -> text(p.name(), p.algorithmVersion(), p.stateVersion()))
            .toList(),
        followers.stream().map(f -> text(f.name(), 0, f.stateVersion())).toList());
  }

  /** Why a snapshot cannot be used, if it cannot. */
  Optional<String> objection(Snapshot snapshot) {
    if (!snapshot.journal().equals(journal.id())) {
      return Optional.of(
          "it is of journal %s, this one is %s".formatted(snapshot.journal(), journal.id()));
    }
    return versions(projections, snapshot.state().projections())
        .or(() -> versions(followers, snapshot.state().followers()))
        .or(() -> snapshot.facts().objection(journal.facts()))
        .or(() -> snapshot.decisions().objection(journal.decisions()));
  }

  private static Optional<String> versions(List<String> ours, List<Part> parts) {
    List<String> theirs =
        parts.stream().map(p -> text(p.name(), p.algorithmVersion(), p.stateVersion())).toList();
    return theirs.equals(ours)
        ? Optional.empty()
        : Optional.of(
            "it holds the state of %s, this release has %s"
                .formatted(String.join(", ", theirs), String.join(", ", ours)));
  }

  private static String text(String name, int algorithm, int state) {
    return algorithm == 0
        ? "%s (layout %d)".formatted(name, state)
        : "%s %d (layout %d)".formatted(name, algorithm, state);
  }
}
