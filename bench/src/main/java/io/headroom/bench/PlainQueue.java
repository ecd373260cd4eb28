package io.headroom.bench;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** Chronicle Queue as it comes, with documents of bytes that mean nothing. */
final class PlainQueue {
  private PlainQueue() {}

  /** Nanoseconds to append so many documents. */
  static double append(Path folder, int bytesEach, int documents) {
    Bytes<?> document = Bytes.allocateDirect(bytesEach);
    try (SingleChronicleQueue queue = queue(folder);
        ExcerptAppender appender = queue.createAppender()) {
      for (int i = 0; i < bytesEach; i++) {
        document.writeByte((byte) i);
      }
      long start = System.nanoTime();
      for (int i = 0; i < documents; i++) {
        appender.writeBytes(document);
      }
      return System.nanoTime() - start;
    } finally {
      document.releaseLast();
    }
  }

  /** Nanoseconds to read that many, of which each must be there. */
  static double read(Path folder, int documents) {
    Bytes<?> document = Bytes.allocateElasticDirect();
    try (SingleChronicleQueue queue = queue(folder);
        ExcerptTailer tailer = queue.createTailer()) {
      long start = System.nanoTime();
      int read = 0;
      while (tailer.readBytes(document)) {
        document.clear();
        read++;
      }
      if (read != documents) {
        throw new IllegalStateException(read + " documents were read of " + documents);
      }
      return System.nanoTime() - start;
    } finally {
      document.releaseLast();
    }
  }

  private static SingleChronicleQueue queue(Path folder) {
    return SingleChronicleQueueBuilder.binary(folder).rollCycle(RollCycles.FAST_DAILY).build();
  }
}
