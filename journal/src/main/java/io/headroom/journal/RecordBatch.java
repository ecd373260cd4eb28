package io.headroom.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Records on their way into a log, laid out as the document that {@link DocumentFormat} draws. It
 * is filled, appended, cleared and filled again; it grows as needed and belongs to one thread.
 */
public final class RecordBatch {
  /** The largest record, header included: a config's bytes and then some. */
  public static final int MAX_RECORD_LENGTH = 2 * 1024 * 1024;

  /** A writer appends a batch that has reached this many bytes. */
  public static final int TARGET_LENGTH = 256 * 1024;

  /** A writer appends a batch that has reached this many records. */
  public static final int TARGET_RECORDS = 4_096;

  /** No batch is longer: what is not full yet, and a record. */
  public static final int MAX_LENGTH =
      TARGET_LENGTH + DocumentFormat.RECORD_PREFIX_LENGTH + MAX_RECORD_LENGTH;

  private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(TARGET_LENGTH));
  private final UnsafeBuffer copied = new UnsafeBuffer(0, 0);
  private int length = DocumentFormat.HEADER_LENGTH;
  private int records;

  /**
   * The first records of a document that {@link DocumentFormat#check} finds nothing wrong with.
   *
   * @param lastNumber the last record that is taken
   */
  public static RecordBatch ofDocument(DirectBuffer document, long lastNumber) {
    RecordBatch batch = new RecordBatch();
    long first = DocumentFormat.firstNumber(document);
    long records = Math.min(DocumentFormat.records(document), lastNumber - first + 1);
    int at = DocumentFormat.HEADER_LENGTH;
    for (long i = 0; i < records; i++) {
      int length = document.getInt(at, ByteOrder.LITTLE_ENDIAN);
      at += DocumentFormat.RECORD_PREFIX_LENGTH;
      batch.add(document, at, length);
      at += length;
    }
    return batch;
  }

  /**
   * Copies a record in.
   *
   * @param length bytes of the whole record, header included
   * @return where in {@link #buffer()} the copy begins, for stamping it there
   * @throws IllegalArgumentException if the record is longer than {@link #MAX_RECORD_LENGTH} or
   *     shorter than its header
   */
  public int add(DirectBuffer record, int offset, int length) {
    checkLength(length);
    int at = this.length + DocumentFormat.RECORD_PREFIX_LENGTH;
    int end = at + length;
    if (end > buffer.capacity()) {
      grow(end);
    }
    buffer.putInt(this.length, length, ByteOrder.LITTLE_ENDIAN);
    buffer.putBytes(at, record, offset, length);
    this.length = end;
    records++;
    return at;
  }

  /** The bytes under this batch; replaced when it grows, so not to be kept. */
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  public boolean isEmpty() {
    return records == 0;
  }

  /** How many records it holds. */
  public int records() {
    return records;
  }

  /** Bytes of the document so far. */
  public int length() {
    return length;
  }

  /** Whether it has grown enough to be appended. */
  public boolean isFull() {
    return records >= TARGET_RECORDS || length >= TARGET_LENGTH;
  }

  /** The number of its first record. */
  public long firstNumber() {
    return number(DocumentFormat.HEADER_LENGTH + DocumentFormat.RECORD_PREFIX_LENGTH);
  }

  /**
   * Completes the document's header.
   *
   * @return the document, {@link #length()} bytes from index 0; valid until the batch changes
   */
  public DirectBuffer seal() {
    if (records == 0) {
      throw new IllegalStateException("an empty batch cannot be appended");
    }
    DocumentFormat.writeHeader(buffer, records, firstNumber(), length);
    return buffer;
  }

  /** Makes it empty. */
  public void clear() {
    length = DocumentFormat.HEADER_LENGTH;
    records = 0;
  }

  static void checkLength(int length) {
    if (length < RecordHeader.LENGTH || length > MAX_RECORD_LENGTH) {
      throw new IllegalArgumentException(
          "record length="
              + length
              + " is not within "
              + RecordHeader.LENGTH
              + " and "
              + MAX_RECORD_LENGTH
              + " bytes");
    }
  }

  private long number(int recordOffset) {
    return buffer.getLong(recordOffset + RecordHeader.NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  private void grow(int least) {
    int capacity = Math.max(least, buffer.capacity() * 2);
    copied.wrap(buffer);
    UnsafeBuffer larger = new UnsafeBuffer(ByteBuffer.allocateDirect(capacity));
    larger.putBytes(0, copied, 0, length);
    buffer.wrap(larger.byteBuffer());
  }
}
