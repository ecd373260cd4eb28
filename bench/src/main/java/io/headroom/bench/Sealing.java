package io.headroom.bench;

import io.headroom.journal.Journal;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealSource;
import io.headroom.journal.seal.SealTarget;
import io.headroom.journal.seal.Sealer;
import io.headroom.journal.seal.SealerThread;
import org.agrona.concurrent.SystemEpochNanoClock;

/** Sealers beside a journal's writer, as the service runs them. */
final class Sealing {
  private Sealing() {}

  /** Starts one with a key of its own. */
  static SealerThread start(Journal journal) {
    SealTarget target =
        new SealTarget(
            journal.files(),
            SealTarget.origin(SealTarget.DEFAULT_PREFIX, journal.id()),
            SealKey.random(),
            JournalFiles.Sync.PROCESS);
    return SealerThread.start(
        () ->
            Sealer.open(
                target,
                SealSource.of(journal.facts()),
                SealSource.of(journal.decisions()),
                SystemEpochNanoClock.INSTANCE::nanoTime),
        note -> {
          throw new IllegalStateException(note);
        });
  }

  /** Seals what is left and ends it; a sealer that has failed fails the benchmark. */
  static void end(SealerThread sealer) {
    sealer.close();
    sealer
        .failure()
        .ifPresent(
            e -> {
              throw e;
            });
  }
}
