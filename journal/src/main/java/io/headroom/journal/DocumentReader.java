package io.headroom.journal;

import java.nio.ByteOrder;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a log's documents and checks them: checksums, contiguous numbers, journal times that never
 * fall.
 *
 * <p>A machine that stops in the middle of a write can leave a last document whose checksum fails;
 * the next writer appends behind it, beginning with the same number. Such a document is passed over
 * and counted. One that is followed by anything else is corrupt.
 */
public final class DocumentReader implements LogReader {
  private static final long WHEREVER = 0;

  private final String log;
  private final DocumentSource source;
  private long from;
  private final DocumentSource.Target target = new DocumentSource.Target();
  private long next = 1;
  private long lastTime = Long.MIN_VALUE;
  private long torn;
  private boolean begun;

  /**
   * Reads from the source's first document on, which holds record {@code from} or comes before it.
   *
   * @param log "facts" or "decisions", for messages
   * @param from number of the first record that is handed on
   */
  public DocumentReader(String log, DocumentSource source, long from) {
    if (from < 1) {
      throw new IllegalArgumentException("from=" + from + " is below 1");
    }
    this.log = log;
    this.source = source;
    this.from = from;
  }

  /** Reads a part of a log from its first document on, whatever that begins with. */
  public static DocumentReader within(String log, DocumentSource source) {
    DocumentReader reader = new DocumentReader(log, source, 1);
    reader.from = WHEREVER;
    return reader;
  }

  /**
   * The number of a log's last record, 0 if there is none; a torn last document does not count.
   *
   * @param backwards hands on the log's documents from the last one to the first
   */
  public static long lastNumber(DocumentSource backwards) {
    DocumentSource.Target target = new DocumentSource.Target();
    int length = backwards.next(target);
    while (length >= 0 && DocumentFormat.check(target.buffer(), length).isPresent()) {
      length = backwards.next(target);
    }
    return length < 0
        ? 0
        : DocumentFormat.firstNumber(target.buffer()) + DocumentFormat.records(target.buffer()) - 1;
  }

  @Override
  public int poll(RecordHandler handler) {
    while (nextDocument()) {
      int handed = handOn(handler);
      if (handed > 0) {
        return handed;
      }
    }
    return 0;
  }

  @Override
  public long nextNumber() {
    return Math.max(next, from);
  }

  /** Documents that were passed over because a crash had left them torn. */
  public long torn() {
    return torn;
  }

  @Override
  public void close() {
    source.close();
  }

  private boolean nextDocument() {
    int length = source.next(target);
    if (length < 0) {
      return false;
    }
    Optional<DocumentFormat.Fault> fault = DocumentFormat.check(target.buffer(), length);
    if (fault.isPresent()) {
      passOverTorn(source.where(), fault.get());
    }
    long first = DocumentFormat.firstNumber(target.buffer());
    if (!begun) {
      begin(first);
    }
    if (first != next) {
      throw corrupt(next, "a document that begins with record " + next, "record " + first);
    }
    return true;
  }

  /** A source may leave out documents that end before the record that is asked for. */
  private void begin(long first) {
    begun = true;
    from = from == WHEREVER ? first : from;
    if (first > from) {
      throw corrupt(from, "a document that holds record " + from, "record " + first);
    }
    next = Math.max(first, 1);
  }

  private void passOverTorn(String where, DocumentFormat.Fault fault) {
    int length = source.next(target);
    if (length < 0) {
      throw new TornTailException(log, nextNumber(), where, fault.expected(), fault.found());
    }
    if (DocumentFormat.check(target.buffer(), length).isPresent()
        || (begun && DocumentFormat.firstNumber(target.buffer()) != next)) {
      throw new JournalCorruptException(
          log, begun ? next : from, where, fault.expected(), fault.found());
    }
    torn++;
  }

  private int handOn(RecordHandler handler) {
    UnsafeBuffer buffer = target.buffer();
    int records = DocumentFormat.records(buffer);
    int end = DocumentFormat.length(buffer);
    int at = DocumentFormat.HEADER_LENGTH;
    int handed = 0;
    for (int i = 0; i < records; i++) {
      int offset = at + DocumentFormat.RECORD_PREFIX_LENGTH;
      int length = recordLength(buffer, at, end);
      checkRecord(buffer, offset);
      next++;
      if (next > from) {
        handler.onRecord(buffer, offset, length);
        handed++;
      }
      at = offset + length;
    }
    if (at != end) {
      throw corrupt(next, "the end of the document's payload", (end - at) + " bytes more");
    }
    return handed;
  }

  private int recordLength(UnsafeBuffer buffer, int at, int end) {
    int room = end - at - DocumentFormat.RECORD_PREFIX_LENGTH;
    int length = room < 0 ? -1 : buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
    if (length < RecordHeader.LENGTH || length > room) {
      throw corrupt(
          next, "a record of " + RecordHeader.LENGTH + " to " + room + " bytes", length + " bytes");
    }
    return length;
  }

  private void checkRecord(UnsafeBuffer buffer, int offset) {
    long number = buffer.getLong(offset + RecordHeader.NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
    if (number != next) {
      throw corrupt(next, "record " + next, "record " + number);
    }
    long time = buffer.getLong(offset + RecordHeader.TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
    if (time < lastTime) {
      throw corrupt(next, "journal time of at least " + lastTime, "journal time " + time);
    }
    lastTime = time;
  }

  private JournalCorruptException corrupt(long number, String expected, String found) {
    return new JournalCorruptException(log, number, source.where(), expected, found);
  }
}
