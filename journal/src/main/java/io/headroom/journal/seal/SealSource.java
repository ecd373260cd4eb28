package io.headroom.journal.seal;

import io.headroom.journal.LogReader;
import io.headroom.journal.RecordLog;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * A log to be sealed.
 *
 * @param log "facts" or "decisions"
 * @param readers gives a new reader from a record's number on
 * @param durable the number of the last durable record, 0 if there is none
 */
public record SealSource(String log, LongFunction<LogReader> readers, LongSupplier durable) {
  /** A log of a journal that is open for writing. */
  public static SealSource of(RecordLog log) {
    return new SealSource(log.name(), log::reader, log::durable);
  }
}
