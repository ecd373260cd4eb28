package io.headroom.journal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What is in a log, for comparing. */
final class LogContents {
  private LogContents() {}

  /** Every record in hexadecimal. */
  static List<String> of(RecordLog log) {
    List<String> records = new ArrayList<>();
    try (LogReader reader = log.reader(1)) {
      int polled = 1;
      while (polled > 0) {
        polled =
            reader.poll(
                (buffer, offset, length) -> {
                  byte[] bytes = new byte[length];
                  buffer.getBytes(offset, bytes);
                  records.add(HexFormat.of().formatHex(bytes));
                });
      }
    }
    return records;
  }

  /** Appends the first records of one log to another, some to a document. */
  static void copy(RecordLog from, LogWriter to, long records, int perDocument) {
    RecordBatch batch = new RecordBatch();
    try (RecordCursor cursor = new RecordCursor(from.reader(1))) {
      for (long i = 0; i < records; i++) {
        if (!cursor.next()) {
          throw new IllegalArgumentException("the log ends at " + i);
        }
        batch.add(cursor.buffer(), cursor.offset(), cursor.length());
        if (batch.records() == perDocument || i + 1 == records) {
          to.append(batch);
          batch.clear();
        }
      }
    }
  }
}
