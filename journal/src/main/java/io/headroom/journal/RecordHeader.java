package io.headroom.journal;

import io.headroom.journal.record.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The header that every record begins with, read in place.
 *
 * <pre>
 *   0               2               4               6               8
 *  +---------------+---------------+---------------+---------------+
 *  |  block length |  template id  |   schema id   |    version    |
 *  +---------------+---------------+---------------+---------------+
 *  |                            number                             |
 *  +---------------------------------------------------------------+
 *  |                 journal time, ns since the epoch              |
 *  +---------------------------------------------------------------+
 *  |          decisions only: cause, a fact's number               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * All little-endian. A flyweight: it belongs to one thread and is valid only until the buffer under
 * it changes.
 */
public final class RecordHeader {
  /** Bytes of the header, before a record's first field. */
  public static final int LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

  static final int TEMPLATE_OFFSET = 2;
  private static final int SCHEMA_OFFSET = 4;
  private static final int VERSION_OFFSET = 6;
  static final int NUMBER_OFFSET = 8;
  static final int TIME_OFFSET = 16;
  private static final int CAUSE_OFFSET = LENGTH;

  private DirectBuffer buffer;
  private int offset;
  private int length;

  /**
   * Points this header at a record.
   *
   * @param length bytes of the whole record, header included
   */
  public RecordHeader wrap(DirectBuffer buffer, int offset, int length) {
    if (length < LENGTH) {
      throw new IllegalArgumentException(
          "record of " + length + " bytes is shorter than its header of " + LENGTH);
    }
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    return this;
  }

  public DirectBuffer buffer() {
    return buffer;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public int blockLength() {
    return buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  public int templateId() {
    return buffer.getShort(offset + TEMPLATE_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  public int schemaId() {
    return buffer.getShort(offset + SCHEMA_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  public int version() {
    return buffer.getShort(offset + VERSION_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  /** The record's number in its log, contiguous from 1. */
  public long number() {
    return buffer.getLong(offset + NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** Journal time, nanoseconds since 1970-01-01T00:00Z. */
  public long journalTime() {
    return buffer.getLong(offset + TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** The number of the fact that caused this record, which must be a decision. */
  public long cause() {
    return buffer.getLong(offset + CAUSE_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** Stamps an encoded record with its number and journal time. */
  public static void stamp(
      MutableDirectBuffer buffer, int offset, long number, long journalTimeNanos) {
    buffer.putLong(offset + NUMBER_OFFSET, number, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(offset + TIME_OFFSET, journalTimeNanos, ByteOrder.LITTLE_ENDIAN);
  }

  /** Stamps an encoded decision with the fact that caused it. */
  public static void stampCause(MutableDirectBuffer buffer, int offset, long cause) {
    buffer.putLong(offset + CAUSE_OFFSET, cause, ByteOrder.LITTLE_ENDIAN);
  }
}
