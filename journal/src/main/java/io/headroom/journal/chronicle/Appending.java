package io.headroom.journal.chronicle;

import java.lang.ref.Reference;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import org.agrona.DirectBuffer;

/** Hands documents in direct memory to a queue, without a copy of its own. */
final class Appending {
  private final PointerBytesStore bytes = new PointerBytesStore();

  /** Appends a document that is the first bytes of a buffer. */
  void append(ExcerptAppender appender, DirectBuffer document, int length) {
    try {
      bytes.set(document.addressOffset(), length);
      appender.writeBytes(bytes);
    } finally {
      // Chronicle has only the address, which does not keep the memory from being freed.
      Reference.reachabilityFence(document);
    }
  }
}
