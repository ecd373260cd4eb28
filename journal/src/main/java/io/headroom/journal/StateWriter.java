package io.headroom.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes the state of what computes decisions as canonical bytes: the same state gives the same
 * bytes, on every machine and JVM. {@link StateReader} reads them.
 *
 * <p>All numbers are little-endian. Doubles go by their raw bits, a NaN's too, since decisions are
 * compared byte for byte. Text is UTF-8 with its length before it, a list has its size before it,
 * an optional value a byte that says whether it is there. Whoever writes a collection writes it in
 * an order that is part of the state. Grows as needed; belongs to one thread.
 */
public final class StateWriter {
  private static final int FIRST_CAPACITY = 4096;

  private ByteBuffer buffer = empty(FIRST_CAPACITY);

  /**
   * Begins a part, so that a reader that expects another one finds out here and not later.
   *
   * @param version of the part's layout
   */
  public StateWriter section(String tag, int version) {
    return putText(tag).putInt(version);
  }

  public StateWriter putByte(int value) {
    room(Byte.BYTES).put((byte) value);
    return this;
  }

  public StateWriter putBoolean(boolean value) {
    return putByte(value ? 1 : 0);
  }

  /** An enum of the record schema, by the value that records carry. */
  public StateWriter putCode(int value) {
    room(Short.BYTES).putShort((short) value);
    return this;
  }

  public StateWriter putInt(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  public StateWriter putLong(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  public StateWriter putDouble(double value) {
    return putLong(Double.doubleToRawLongBits(value));
  }

  /** Bytes, with their number before them. */
  public StateWriter putBytes(byte[] bytes) {
    putInt(bytes.length);
    room(bytes.length).put(bytes);
    return this;
  }

  public StateWriter putText(String text) {
    return putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Doubles from one index up to another, with their number before them. */
  public StateWriter putDoubles(double[] values, int from, int to) {
    putInt(to - from);
    for (int i = from; i < to; i++) {
      putDouble(values[i]);
    }
    return this;
  }

  /** Longs, with their number before them. */
  public StateWriter putLongs(long[] values) {
    putInt(values.length);
    for (long value : values) {
      putLong(value);
    }
    return this;
  }

  /** A value that may be missing. */
  public <T> StateWriter putOptional(Optional<T> value, BiConsumer<StateWriter, T> put) {
    putBoolean(value.isPresent());
    value.ifPresent(present -> put.accept(this, present));
    return this;
  }

  /** Elements in the order of the collection, which must be part of the state. */
  public <T> StateWriter putAll(Collection<T> elements, BiConsumer<StateWriter, T> put) {
    putInt(elements.size());
    elements.forEach(element -> put.accept(this, element));
    return this;
  }

  /** A part with its length before it, so that it can be read apart, or passed over. */
  public StateWriter putBlock(Consumer<StateWriter> part) {
    int at = buffer.position();
    putInt(0);
    part.accept(this);
    buffer.putInt(at, buffer.position() - at - Integer.BYTES);
    return this;
  }

  /** How many bytes have been written. */
  public int length() {
    return buffer.position();
  }

  /** What has been written. */
  public byte[] toBytes() {
    byte[] bytes = new byte[buffer.position()];
    buffer.duplicate().flip().get(bytes);
    return bytes;
  }

  /** What has been written, as a value. */
  public StateBytes toState() {
    return StateBytes.of(toBytes());
  }

  private ByteBuffer room(int length) {
    if (buffer.remaining() < length) {
      int needed = Math.addExact(buffer.position(), length);
      ByteBuffer larger =
          empty((int) Math.max(needed, Math.min(2L * needed, Integer.MAX_VALUE - 8)));
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }

  private static ByteBuffer empty(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }
}
