package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.util.Locale;

/**
 * A block of a cycle file: a 4-byte little-endian header at a multiple of 4, then what it counts.
 *
 * <pre>
 *  header: bit 31 incomplete, bit 30 metadata (Chronicle's own), bits 0-29 length
 *  0: nothing further yet     0xC0000000: the end of the file's day
 * </pre>
 */
final class Block {
  static final int HEADER_LENGTH = 4;
  static final int NOTHING_YET = 0;
  static final int END_OF_CYCLE = 0xC0000000;

  /** No document is longer: Chronicle maps files with so much of an overlap. */
  static final int MAX_LENGTH = 16 << 20;

  private static final int INCOMPLETE = 0x80000000;
  private static final int METADATA = 0x40000000;
  private static final int LENGTH_MASK = 0x3FFFFFFF;

  private Block() {}

  /** Whether a block was written to its end; neither nothing nor the end of a cycle is one. */
  static boolean isComplete(int header) {
    return header != NOTHING_YET && (header & INCOMPLETE) == 0;
  }

  /** Whether a complete block is one of Chronicle's own. */
  static boolean isMetadata(int header) {
    return (header & METADATA) != 0;
  }

  static boolean isDocument(int header) {
    return isComplete(header) && !isMetadata(header);
  }

  /** Bytes behind the header. */
  static int length(int header) {
    return header & LENGTH_MASK;
  }

  /** Where the next block's header is. */
  static long next(long position, int header) {
    long end = position + HEADER_LENGTH + length(header);
    return (end + HEADER_LENGTH - 1) & -HEADER_LENGTH;
  }

  /** Says what is wrong with a file and where. */
  static JournalException corrupt(Object file, long position, String expected, String found) {
    return new JournalException(
        String.format(
            Locale.ROOT,
            "journal is corrupt: file=%s, byte=%d, expected=%s, found=%s",
            file,
            position,
            expected,
            found));
  }
}
