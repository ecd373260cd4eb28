package io.headroom.journal;

/** A log of records with contiguous numbers from 1: a journal's facts, or its decisions. */
public interface RecordLog extends AutoCloseable {
  /** "facts" or "decisions". */
  String name();

  /**
   * The log's one writer.
   *
   * @throws JournalException if the log was opened for reading only
   */
  LogWriter writer();

  /**
   * A new reader.
   *
   * @param from number of the first record it hands on, at least 1
   */
  LogReader reader(long from);

  /**
   * The number of the last record, 0 if there is none. In a log that was opened for reading only it
   * is looked up at the end of the log at each call.
   */
  long lastNumber();

  /**
   * The number of the last durable record, 0 if there is none; any thread may ask. In a log that
   * was opened for reading only, every record that can be read counts as durable and this is {@link
   * Long#MAX_VALUE}.
   */
  long durable();

  @Override
  void close();
}
