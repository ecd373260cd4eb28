package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Documents of a queue through a tailer. Each is copied out, so that nobody reads memory that
 * Chronicle may unmap, and so that what is checked is what is handed on.
 */
final class ChronicleSource implements DocumentSource {
  private final ExcerptTailer tailer;
  private final UnsafeBuffer mapped = new UnsafeBuffer(0, 0);

  ChronicleSource(ExcerptTailer tailer) {
    this.tailer = tailer;
  }

  @Override
  public int next(Target target) {
    try (DocumentContext document = tailer.readingDocument()) {
      if (!document.isPresent()) {
        return -1;
      }
      Bytes<?> bytes = document.wire().bytes();
      int length = Math.toIntExact(bytes.readRemaining());
      mapped.wrap(bytes.addressForRead(bytes.readPosition(), length), length);
      target.ofCapacity(length).putBytes(0, mapped, 0, length);
      return length;
    }
  }

  @Override
  public String where() {
    return tailer.currentFile() + " index 0x" + Long.toHexString(tailer.lastReadIndex());
  }

  @Override
  public void close() {
    tailer.close();
  }
}
