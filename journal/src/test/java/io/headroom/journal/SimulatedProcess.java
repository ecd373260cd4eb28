package io.headroom.journal;

import io.headroom.journal.snapshot.SnapshotCheck;
import io.headroom.journal.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One process with a journal open: the parts that a driver moves on its threads, each moved by a
 * step. None of them is entered twice at a time.
 */
final class SimulatedProcess {
  private final SimulatedStorage storage;
  private final Journal journal;
  private final JournalPipeline pipeline;
  private final SimulatedSealing sealing;
  private final Snapshots.Search search;
  private boolean sequencing;
  private boolean deciding;

  /**
   * One that goes on from the newest snapshot, if it is to take any.
   *
   * @param snapshots whether it takes some
   */
  SimulatedProcess(
      SimulatedStorage storage,
      Journal journal,
      SimulatedSealing sealing,
      JournalClock clock,
      boolean snapshots) {
    this.storage = storage;
    this.journal = journal;
    this.sealing = sealing;
    search =
        snapshots
            ? new Snapshots(journal.files())
                .newest(SnapshotCheck.of(journal, projections(), List.of(new ResumePositions())))
            : new Snapshots.Search(Optional.empty(), List.of());
    EngineRun run =
        snapshots
            ? EngineRun.from(search.found(), 1, projections(), List.of(new ResumePositions()))
            : EngineRun.whole(projections());
    pipeline = JournalPipeline.of(journal, clock, run);
  }

  /** The snapshot that it has gone on from. */
  Optional<Snapshots.Found> snapshot() {
    return search.found();
  }

  /** Why it passed newer snapshots over. */
  List<String> snapshotNotes() {
    return search.notes();
  }

  static List<Projection> projections() {
    return List.of(new SimulatedProjection("first"), new SimulatedProjection("second"));
  }

  Journal journal() {
    return journal;
  }

  JournalDriver.Progress progress() {
    return pipeline.progress();
  }

  /** Where a feed's rows go. */
  FactRing ring() {
    return pipeline.ring();
  }

  long sequencedPosition() {
    return pipeline.sequencer().sequencedPosition();
  }

  /** Steps the sequencer; 0 if it is at work already. */
  int sequence() {
    if (sequencing) {
      return 0;
    }
    sequencing = true;
    try {
      return pipeline.sequencer().poll();
    } finally {
      sequencing = false;
    }
  }

  /** Steps the engine; 0 if it is at work already. */
  int decide() {
    if (deciding) {
      return 0;
    }
    deciding = true;
    try {
      return pipeline.decide();
    } finally {
      deciding = false;
    }
  }

  /** Steps the sealer. */
  int seal() {
    return sealing.step();
  }

  /** How far the sealer says that it has come. */
  SimulatedSealing sealing() {
    return sealing;
  }

  /** Somebody acts while somebody else is inside an operation of the storage. */
  int actInBetween(RandomGenerator random, boolean seals) {
    return switch (random.nextInt(seals ? 3 : 2)) {
      case 0 -> sequence();
      case 1 -> decide();
      default -> seal();
    };
  }

  /** It is gone, without another word. */
  void kill() {
    storage.kill();
  }

  /** It ends as it should: with a snapshot, and what is durable is sealed. */
  void close() {
    pipeline.end();
    pipeline.close();
    sealing.finish();
    journal.close();
  }
}
