package io.headroom.journal;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Where documents come from, one after the other. What a store must be able to do to be read. */
public interface DocumentSource extends AutoCloseable {
  /**
   * Copies the next document, if one is there, to the start of the target.
   *
   * @return its bytes, or -1 if none is there yet
   */
  int next(Target target);

  /** Where the document copied last came from, for messages. */
  String where();

  @Override
  void close();

  /** Takes a document's bytes; it grows as needed. */
  final class Target {
    /** Many targets see one small document: pages that are not needed cost more than growing. */
    private static final int FIRST_CAPACITY = 1 << 16;

    private final UnsafeBuffer buffer;

    /** Empty. */
    public Target() {
      buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(FIRST_CAPACITY));
    }

    /** A buffer of at least the capacity. */
    public UnsafeBuffer ofCapacity(int capacity) {
      if (buffer.capacity() < capacity) {
        buffer.wrap(ByteBuffer.allocateDirect(Math.max(capacity, 2 * buffer.capacity())));
      }
      return buffer;
    }

    /** The document's bytes from index 0; of direct memory. */
    public UnsafeBuffer buffer() {
      return buffer;
    }
  }
}
