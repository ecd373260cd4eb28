package io.headroom.journal.chronicle;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes a queue's last document over itself. Its bytes stay what they are, but the operating
 * system now knows that they are to be written to disk, also if it once failed to do so.
 */
final class LastDocument {
  private static final int LEAST_PAGE = 4_096;
  private static final int HEADER_LENGTH = 4;

  private LastDocument() {}

  /**
   * Touches every page of the last document and of the header before it. Nobody may be appending.
   *
   * @param fromEnd reads backwards from the queue's end
   * @return false if there is no document
   */
  static boolean rewrite(ExcerptTailer fromEnd) {
    try (DocumentContext document = fromEnd.readingDocument()) {
      if (!document.isPresent()) {
        return false;
      }
      Bytes<?> bytes = document.wire().bytes();
      int length = Math.toIntExact(bytes.readRemaining());
      long address = bytes.addressForRead(bytes.readPosition(), length);
      touch(new UnsafeBuffer(address - HEADER_LENGTH, HEADER_LENGTH + length));
      return true;
    }
  }

  private static void touch(UnsafeBuffer mapped) {
    for (int at = 0; at < mapped.capacity(); at += LEAST_PAGE) {
      mapped.putByte(at, mapped.getByte(at));
    }
    mapped.putByte(mapped.capacity() - 1, mapped.getByte(mapped.capacity() - 1));
  }
}
