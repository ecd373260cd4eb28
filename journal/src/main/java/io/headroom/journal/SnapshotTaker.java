package io.headroom.journal;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.snapshot.SealedSizes;
import io.headroom.journal.snapshot.Snapshot;
import io.headroom.journal.snapshot.Snapshots;
import java.util.Optional;

/**
 * Takes a snapshot of the engine whenever so many facts have come since the last one. One that
 * cannot be taken holds nothing up: it is told, and tried again as many facts later.
 */
final class SnapshotTaker {
  private final Journal journal;
  private final Engine engine;
  private final Snapshots snapshots;
  private final Sync sync;
  private final long every;
  private long lastTried;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * For a journal that is being written.
   *
   * @param lastTaken the fact after which there is one already, 0 for none
   */
  SnapshotTaker(Journal journal, Engine engine, long lastTaken) {
    this.journal = journal;
    this.engine = engine;
    snapshots = new Snapshots(journal.files());
    sync = journal.settings().durability() == Durability.DISK ? Sync.DISK : Sync.PROCESS;
    every = journal.settings().snapshotEveryFacts();
    lastTried = lastTaken;
  }

  /** To be called by whoever polls the engine, between two batches. */
  void afterBatch() {
    if (engine.lastFact() - lastTried >= every && !engine.buildsEpoch()) {
      take();
    }
  }

  /** To be called when the engine has come to its end and nobody polls it any more. */
  void atEnd() {
    if (engine.lastFact() > lastTried && !engine.buildsEpoch()) {
      take();
    }
  }

  /** Why the last snapshot could not be taken, if so; any thread may ask. */
  Optional<String> problem() {
    return problem;
  }

  private void take() {
    lastTried = engine.lastFact();
    try {
      snapshots.keep(
          Snapshot.of(
              journal.id(),
              engine.state(),
              journal.facts(),
              journal.decisions(),
              SealedSizes.of(journal.files())),
          sync);
      problem = Optional.empty();
    } catch (JournalException e) {
      problem = Optional.of("no snapshot after fact " + lastTried + ": " + e.getMessage());
    }
  }
}
