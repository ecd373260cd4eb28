package io.headroom.config;

/**
 * How the journal is written.
 *
 * @param ringBytes capacity of the ring buffer before the sequencer, a power of two
 * @param maxLagFacts how far a file feed may run ahead of the engine
 */
public record JournalSettings(Durability durability, int ringBytes, int maxLagFacts) {
  /** When a record counts as durable. */
  public enum Durability {
    /** Once written: it survives the process, the page cache has it. */
    PROCESS,
    /** Once its batch has been synced: it survives the machine. */
    DISK
  }
}
