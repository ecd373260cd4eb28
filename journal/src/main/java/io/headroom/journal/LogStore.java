package io.headroom.journal;

import org.agrona.DirectBuffer;

/**
 * Where a log's documents are kept: a Chronicle queue, or a memory that fails as a test wants it
 * to. It knows documents only as bytes; what is in them is for {@link StoredLog} and recovery,
 * which are the same over every store.
 */
public interface LogStore extends AutoCloseable {
  /** "facts" or "decisions". */
  String name();

  /**
   * A new source of the documents, each in the order of writing.
   *
   * @param from a record's number: the source may leave out documents that end before it, as many
   *     as it can tell quickly; 1 for every document
   */
  DocumentSource documents(long from);

  /** A new source of the documents from the last one to the first. */
  DocumentSource backwards();

  /**
   * Appends a document, whole or not at all; when this returns it survives the process. One thread
   * at a time.
   *
   * @throws JournalException if the store was opened for reading only, or has no room
   */
  void append(DirectBuffer document, int length);

  /**
   * Returns when all that was appended survives the machine.
   *
   * @throws JournalException if that can't be had; what was appended last may then be lost
   */
  void sync();

  /**
   * Returns when all that is in the log survives the machine, whatever became of the syncs of the
   * process that wrote it. For a log that is taken over, before anything in it counts as durable:
   * what that process appended last it may not have synced. And if its sync failed, the operating
   * system may have marked the bytes as written all the same (Linux does), so that no later sync
   * writes them: the last document is written once more, over itself.
   *
   * @throws JournalException if that can't be had
   */
  void secure();

  /**
   * Sets the log's end aside: afterwards it ends with the document that holds a record, cut behind
   * that record. What was there is kept elsewhere, nothing is overwritten. Survives the machine
   * when this returns, and a crash in between leaves the log as it was or as it is to be.
   *
   * @param lastNumber the record that is to be the last, 0 for none
   * @return where what was set aside is kept, for people
   */
  String setAsideAfter(long lastNumber);

  @Override
  void close();
}
