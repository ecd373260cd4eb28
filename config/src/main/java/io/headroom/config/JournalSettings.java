package io.headroom.config;

import java.util.OptionalInt;

/**
 * How the journal is written and kept.
 *
 * @param ringBytes capacity of the ring buffer before the sequencer, a power of two
 * @param maxLagFacts how far a file feed may run ahead of the engine
 * @param snapshotEveryFacts how many facts come between two snapshots of the engine's state: what a
 *     restart computes again at most
 * @param reserveMebibytes free space on the journal's disk below which no ticks are taken
 * @param archiveAfterDays age in days at which a day's facts may be moved to the archive; never
 *     without one
 */
public record JournalSettings(
    Durability durability,
    int ringBytes,
    int maxLagFacts,
    int snapshotEveryFacts,
    int reserveMebibytes,
    OptionalInt archiveAfterDays) {
  /** Snapshots come this often where a config does not say. */
  public static final int DEFAULT_SNAPSHOT_EVERY_FACTS = 1_000_000;

  /** The reserve where a config does not say. */
  public static final int DEFAULT_RESERVE_MEBIBYTES = 512;

  /** When a record counts as durable. */
  public enum Durability {
    /** Once written: it survives the process, the page cache has it. */
    PROCESS,
    /** Once its batch has been synced: it survives the machine. */
    DISK
  }

  /** With the defaults for what recovery and retention need. */
  public JournalSettings(Durability durability, int ringBytes, int maxLagFacts) {
    this(
        durability,
        ringBytes,
        maxLagFacts,
        DEFAULT_SNAPSHOT_EVERY_FACTS,
        DEFAULT_RESERVE_MEBIBYTES,
        OptionalInt.empty());
  }
}
