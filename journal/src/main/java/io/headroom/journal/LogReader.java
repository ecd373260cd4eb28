package io.headroom.journal;

/**
 * Reads one log in order, and waits for nobody: a reader never holds a writer up. Every document's
 * checksum and every record's number and time are checked. Belongs to one thread at a time.
 */
public interface LogReader extends AutoCloseable {
  /**
   * Hands on the records of the next document, if one is there.
   *
   * @return how many records were handed on; 0 if none is waiting
   * @throws JournalCorruptException if what is there was not written like this
   */
  int poll(RecordHandler handler);

  /** The number of the record that the next poll begins with. */
  long nextNumber();

  @Override
  void close();
}
