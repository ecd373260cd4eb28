package io.headroom.journal;

import org.agrona.DirectBuffer;

/** Takes the records of a log one by one. */
@FunctionalInterface
public interface RecordHandler {
  /**
   * Takes one record.
   *
   * @param buffer holds the record; valid until the reader is polled again
   * @param offset where the record's header begins
   * @param length bytes of the whole record, header included
   */
  void onRecord(DirectBuffer buffer, int offset, int length);
}
