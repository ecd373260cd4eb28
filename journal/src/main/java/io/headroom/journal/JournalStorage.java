package io.headroom.journal;

/**
 * All that a journal is kept in. Recovery and the journal work on this alone, so that they are the
 * same over Chronicle queues and over a store that a test makes fail.
 */
public interface JournalStorage extends AutoCloseable {
  /** Where it is, for messages: a folder's path. */
  String where();

  /** The log of facts. */
  LogStore facts();

  /** The log of decisions. */
  LogStore decisions();

  /** Seals and snapshots. */
  JournalFiles files();

  /** Closes both logs. */
  @Override
  void close();
}
