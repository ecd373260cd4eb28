package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentFormat;
import io.headroom.journal.DocumentSource;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StoredLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;

/** Documents of records whose bytes follow from their numbers. */
final class TestDocuments {
  static final long DAY = 86_400_000L;

  private TestDocuments() {}

  static ChronicleStore open(Path journal, AtomicLong clock) {
    return ChronicleStore.openForWriting(
        "facts", journal, note -> {}, clock::get, SetAside.Steps.NONE);
  }

  static RecordBatch batch(long first, long last, int length) {
    RecordBatch batch = new RecordBatch();
    UnsafeBuffer record = new UnsafeBuffer(new byte[length]);
    for (long number = first; number <= last; number++) {
      record.setMemory(0, length, (byte) number);
      RecordHeader.stamp(record, 0, number, number);
      batch.add(record, 0, length);
    }
    return batch;
  }

  static void append(ChronicleStore store, long first, long last, int length) {
    RecordBatch batch = batch(first, last, length);
    store.append(batch.seal(), batch.length());
  }

  /** One that a machine that stopped would have left. */
  static void appendTorn(ChronicleStore store, long first, long last, int length) {
    RecordBatch batch = batch(first, last, length);
    batch.seal();
    batch.buffer().putByte(batch.length() - 1, (byte) ~batch.buffer().getByte(batch.length() - 1));
    store.append(batch.buffer(), batch.length());
  }

  /** The numbers of the records from one on; checks all that a reader checks. */
  static List<Long> numbers(Path journal, long from) {
    List<Long> numbers = new ArrayList<>();
    RecordHeader header = new RecordHeader();
    try (StoredLog log = new StoredLog(ChronicleStore.openReadOnly("facts", journal));
        LogReader reader = log.reader(from)) {
      int polled = 1;
      while (polled > 0) {
        polled =
            reader.poll(
                (buffer, offset, length) ->
                    numbers.add(header.wrap(buffer, offset, length).number()));
      }
    }
    return numbers;
  }

  /** The first numbers of a source's documents. */
  static List<Long> firstNumbers(DocumentSource source) {
    List<Long> numbers = new ArrayList<>();
    DocumentSource.Target target = new DocumentSource.Target();
    try (source) {
      while (source.next(target) >= 0) {
        numbers.add(DocumentFormat.firstNumber(target.buffer()));
      }
    }
    return numbers;
  }
}
