package io.headroom.journal;

import java.nio.ByteOrder;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * A log's document as it lies in a store, whole or damaged, for who wants to know what is wrong
 * with it. A flyweight over one document at a time; belongs to one thread.
 *
 * <pre>{@code
 * while (document.read(source)) {
 *   Optional<RawDocument.Fault> fault = document.fault();
 *   while (document.nextRecord()) {
 *     handler.onRecord(document.buffer(), document.offset(), document.length());
 *   }
 * }
 * }</pre>
 */
public final class RawDocument {
  /** What Chronicle may add behind a document. */
  private static final int MOST_PADDING = 3;

  private final DocumentSource.Target target = new DocumentSource.Target();
  private int available;
  private int next;
  private int offset;
  private int length;

  /** Something wrong with a document. */
  public record Fault(String expected, String found) {}

  /** Reads the next document of a source; false if there is none. */
  public boolean read(DocumentSource source) {
    available = source.next(target);
    next = DocumentFormat.HEADER_LENGTH;
    return available >= 0;
  }

  /** What is wrong with its version, lengths or checksum, if anything. */
  public Optional<Fault> fault() {
    return DocumentFormat.check(target.buffer(), available)
        .map(fault -> new Fault(fault.expected(), fault.found()))
        .or(this::tooLong);
  }

  private Optional<Fault> tooLong() {
    int stated = DocumentFormat.length(target.buffer());
    return available - stated <= MOST_PADDING
        ? Optional.empty()
        : Optional.of(new Fault("a block of " + stated + " bytes", available + " bytes"));
  }

  /** The number of its first record, as its header has it; only if there is a header. */
  public long firstNumber() {
    return DocumentFormat.firstNumber(target.buffer());
  }

  /** How many records it holds, as its header has it. */
  public int records() {
    return DocumentFormat.records(target.buffer());
  }

  /**
   * Moves to the next record of a document without a fault.
   *
   * @return false if there is none
   */
  public boolean nextRecord() {
    return nextRecordBefore(DocumentFormat.length(target.buffer()));
  }

  /**
   * Moves to the next record of a damaged document, as far as its length makes sense: within the
   * bytes there are, whatever its header says.
   *
   * @return false if there is none
   */
  public boolean nextRecordOfDamaged() {
    return nextRecordBefore(available);
  }

  /** Whether a damaged document has room for a further record. */
  public boolean hasRoom() {
    return available - next >= DocumentFormat.RECORD_PREFIX_LENGTH + RecordHeader.LENGTH;
  }

  /** Whether there are fewer bytes than its header says, and the next record would need more. */
  public boolean isCutShort() {
    int stated = target.buffer().getInt(next, ByteOrder.LITTLE_ENDIAN);
    long end = (long) next + DocumentFormat.RECORD_PREFIX_LENGTH + stated;
    return end > available && end <= DocumentFormat.length(target.buffer());
  }

  private boolean nextRecordBefore(int end) {
    int room = end - next - DocumentFormat.RECORD_PREFIX_LENGTH;
    if (room < RecordHeader.LENGTH) {
      return false;
    }
    int stated = target.buffer().getInt(next, ByteOrder.LITTLE_ENDIAN);
    if (stated < RecordHeader.LENGTH || stated > room) {
      return false;
    }
    offset = next + DocumentFormat.RECORD_PREFIX_LENGTH;
    length = stated;
    next = offset + length;
    return true;
  }

  /** Whether the records that {@link #nextRecord} has given are all that it holds. */
  public boolean isAtEnd() {
    return next == DocumentFormat.length(target.buffer());
  }

  /** Where in the document the next record, with its length before it, would begin. */
  public int position() {
    return next;
  }

  /** Holds the document from index 0. */
  public DirectBuffer buffer() {
    return target.buffer();
  }

  /** Where the record begins. */
  public int offset() {
    return offset;
  }

  /** Bytes of the record. */
  public int length() {
    return length;
  }
}
