package io.headroom.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The document that holds a batch of records; one Chronicle document each. All little-endian, no
 * padding.
 *
 * <pre>
 *   0               2               4               6               8
 *  +---------------+---------------+---------------+---------------+
 *  | format version|   reserved 0  |         record count          |
 *  +---------------+---------------+---------------+---------------+
 *  |                   number of the first record                  |
 *  +-------------------------------+-------------------------------+
 *  |     length of the payload     |            CRC-32C            |
 *  +-------------------------------+-------------------------------+
 *  | payload: for each record its length (4 bytes), then its bytes |
 *  |                              ...                              |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * The CRC-32C (Castagnoli) is over the header's first 20 bytes and then the payload. The records'
 * numbers are contiguous. Chronicle may add up to 3 bytes behind the payload.
 */
public final class DocumentFormat {
  /** Bytes before the payload. */
  public static final int HEADER_LENGTH = 24;

  static final int RECORD_PREFIX_LENGTH = 4;
  static final int VERSION = 1;

  private static final int COUNT_OFFSET = 4;
  private static final int FIRST_NUMBER_OFFSET = 8;
  private static final int PAYLOAD_LENGTH_OFFSET = 16;
  private static final int CHECKSUM_OFFSET = 20;

  private DocumentFormat() {}

  static void writeHeader(UnsafeBuffer document, int records, long firstNumber, int length) {
    document.putShort(0, (short) VERSION, ByteOrder.LITTLE_ENDIAN);
    document.putShort(2, (short) 0, ByteOrder.LITTLE_ENDIAN);
    document.putInt(COUNT_OFFSET, records, ByteOrder.LITTLE_ENDIAN);
    document.putLong(FIRST_NUMBER_OFFSET, firstNumber, ByteOrder.LITTLE_ENDIAN);
    document.putInt(PAYLOAD_LENGTH_OFFSET, length - HEADER_LENGTH, ByteOrder.LITTLE_ENDIAN);
    document.putInt(CHECKSUM_OFFSET, checksum(document, length), ByteOrder.LITTLE_ENDIAN);
  }

  /** How many records its header tells of. */
  public static int records(DirectBuffer document) {
    return document.getInt(COUNT_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** The first record's number as its header has it. */
  public static long firstNumber(DirectBuffer document) {
    return document.getLong(FIRST_NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of the document as its header has it. */
  public static int length(DirectBuffer document) {
    return HEADER_LENGTH + document.getInt(PAYLOAD_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Checks the document as a whole: its version, lengths and checksum.
   *
   * @param document over memory of its own, from its start
   * @param available bytes there are
   * @return what was expected and found, if something is wrong
   */
  public static Optional<Fault> check(UnsafeBuffer document, int available) {
    if (available < HEADER_LENGTH) {
      return fault("a document of at least " + HEADER_LENGTH + " bytes", available + " bytes");
    }
    int version = document.getShort(0, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    if (version != VERSION) {
      return fault("document format " + VERSION, "format " + version);
    }
    int payload = document.getInt(PAYLOAD_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    if (payload < 0 || payload > available - HEADER_LENGTH) {
      return fault(
          "a payload within " + (available - HEADER_LENGTH) + " bytes", payload + " bytes");
    }
    int stated = document.getInt(CHECKSUM_OFFSET, ByteOrder.LITTLE_ENDIAN);
    int computed = checksum(document, HEADER_LENGTH + payload);
    if (stated != computed) {
      return fault(
          "checksum " + Integer.toHexString(stated), "checksum " + Integer.toHexString(computed));
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(String expected, String found) {
    return Optional.of(new Fault(expected, found));
  }

  private static int checksum(UnsafeBuffer document, int length) {
    ByteBuffer bytes = document.byteBuffer();
    CRC32C crc = new CRC32C();
    bytes.limit(CHECKSUM_OFFSET).position(0);
    crc.update(bytes);
    bytes.limit(length).position(HEADER_LENGTH);
    crc.update(bytes);
    bytes.clear();
    return (int) crc.getValue();
  }

  /** Something wrong with a document. */
  public record Fault(String expected, String found) {}
}
