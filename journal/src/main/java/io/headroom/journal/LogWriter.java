package io.headroom.journal;

/** Appends to one log. A log has one writer, and the writer belongs to one thread at a time. */
public interface LogWriter {
  /**
   * Appends the batch as one document, whole or not at all; when this returns, its records are
   * durable in the sense of the log's durability, and {@link RecordLog#durable()} says so.
   *
   * @param batch its first record's number must be {@link #lastNumber()} + 1
   */
  void append(RecordBatch batch);

  /** The number of the last record, 0 if there is none. */
  long lastNumber();
}
