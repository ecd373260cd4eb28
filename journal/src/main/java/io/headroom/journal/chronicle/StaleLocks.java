package io.headroom.journal.chronicle;

import java.nio.file.Path;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.AbstractTSQueueLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import net.openhft.chronicle.threads.BusyTimedPauser;

/**
 * Opens the locks that a killed writer left in a queue. Chronicle does so itself only if no process
 * has the dead one's id; in a container there is nearly always one. The caller holds the journal's
 * own lock, so nobody can rightly hold these.
 */
final class StaleLocks {
  private StaleLocks() {}

  static void open(Path metadata) {
    // A table cannot be read in a fresh process before its types' names are known.
    SingleChronicleQueueBuilder.addAliases();
    try (TableStore<Metadata.NoMeta> table =
        SingleTableBuilder.binary(metadata, Metadata.NoMeta.INSTANCE).build()) {
      open(new TableStoreWriteLock(table, BusyTimedPauser::new, 0L));
      open(
          new TableStoreWriteLock(
              table, BusyTimedPauser::new, 0L, TableStoreWriteLock.APPEND_LOCK_KEY));
    }
  }

  private static void open(TableStoreWriteLock lock) {
    try (lock) {
      if (lock.lockedBy() != AbstractTSQueueLock.UNLOCKED) {
        lock.forceUnlock();
      }
    }
  }
}
