package io.headroom.service;

import io.headroom.config.JournalSettings;
import io.headroom.journal.Journal;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordLog;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;

/** Copies of journals with records changed and every checksum good. */
final class JournalCopy {
  /** Changes nothing. */
  static final Change AS_IT_IS = (header, batch, at) -> true;

  private static final JournalSettings SETTINGS =
      new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 22, 65_536);

  private JournalCopy() {}

  /** What becomes of a record: changed in place, or, if false, the end of the log's copy. */
  interface Change {
    boolean apply(RecordHeader header, MutableDirectBuffer batch, int at);
  }

  /** Copies a journal and gives the copy's folder. */
  static Path of(Path journal, Path copy, Change ofFacts, Change ofDecisions) {
    try (Journal from = Journal.openReadOnly(journal);
        Journal to = Journal.openForWriting(copy, SETTINGS)) {
      copy(from.facts(), to.facts().writer(), ofFacts);
      copy(from.decisions(), to.decisions().writer(), ofDecisions);
    }
    return copy;
  }

  private static void copy(RecordLog from, LogWriter to, Change change) {
    RecordBatch batch = new RecordBatch();
    RecordHeader header = new RecordHeader();
    try (RecordCursor records = new RecordCursor(from.reader(1))) {
      while (records.next()) {
        int at = batch.add(records.buffer(), records.offset(), records.length());
        boolean kept =
            change.apply(header.wrap(batch.buffer(), at, records.length()), batch.buffer(), at);
        if (!kept) {
          return;
        }
        to.append(batch);
        batch.clear();
      }
    }
  }
}
