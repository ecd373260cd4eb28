package io.headroom.journal;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealSource;
import io.headroom.journal.seal.SealTarget;
import io.headroom.journal.seal.Sealer;
import io.headroom.journal.snapshot.SnapshotCheck;
import io.headroom.journal.snapshot.Snapshots;
import java.util.List;
import java.util.OptionalInt;

/** A journal as a service runs it: an engine from a snapshot on that takes more, and a sealer. */
final class RunningJournal {
  private RunningJournal() {}

  static JournalSettings settings(Durability durability, int snapshotEveryFacts) {
    return new JournalSettings(
        durability, 1 << 18, 10_000, snapshotEveryFacts, 0, OptionalInt.empty());
  }

  static List<Projection> chain() {
    return List.of(ScriptedProjection.silent("first", 20), ScriptedProjection.silent("second", 5));
  }

  /** From the newest snapshot on. */
  static EngineRun run(Journal journal) {
    List<Projection> projections = chain();
    Snapshots.Search search =
        new Snapshots(journal.files()).newest(SnapshotCheck.of(journal, projections, List.of()));
    return EngineRun.from(search.found(), 1, projections, List.of());
  }

  /** Seals as it is told to, on the caller's thread. */
  static Sealer sealer(Journal journal, SealKey key) {
    JournalFiles.Sync sync =
        journal.settings().durability() == Durability.DISK
            ? JournalFiles.Sync.DISK
            : JournalFiles.Sync.PROCESS;
    String origin = SealTarget.origin(SealTarget.DEFAULT_PREFIX, journal.id());
    return Sealer.open(
        new SealTarget(journal.files(), origin, key, sync),
        SealSource.of(journal.facts()),
        SealSource.of(journal.decisions()),
        () -> System.currentTimeMillis() * 1_000_000L);
  }
}
