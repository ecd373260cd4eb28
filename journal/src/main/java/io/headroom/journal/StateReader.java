package io.headroom.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads what a {@link StateWriter} has written, in the same order. Whatever does not fit is told
 * with its owner and byte, as a {@link StateException}. Belongs to one thread.
 */
public final class StateReader {
  private final String owner;
  private final ByteBuffer buffer;

  /**
   * Over bytes.
   *
   * @param owner whose state it is, for messages
   */
  public StateReader(String owner, byte[] bytes) {
    this(owner, ByteBuffer.wrap(bytes));
  }

  private StateReader(String owner, ByteBuffer bytes) {
    this.owner = owner;
    buffer = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Begins a part.
   *
   * @throws StateException if another one stands here, or one of another version
   */
  public StateReader section(String tag, int version) {
    int at = buffer.position();
    String found = takeText();
    int foundVersion = takeInt();
    if (!found.equals(tag) || foundVersion != version) {
      throw wrong(
          at,
          String.format(
              Locale.ROOT,
              "section %s %d, found %s %d",
              tag,
              version,
              readable(found),
              foundVersion));
    }
    return this;
  }

  public byte takeByte() {
    return take(Byte.BYTES).get();
  }

  public boolean takeBoolean() {
    int at = buffer.position();
    byte value = takeByte();
    if (value != 0 && value != 1) {
      throw wrong(at, "a boolean, 0 or 1, found " + value);
    }
    return value == 1;
  }

  /** An enum of the record schema, by the value that records carry. */
  public <E> E takeCode(IntFunction<E> enumOf) {
    int at = buffer.position();
    int code = Short.toUnsignedInt(take(Short.BYTES).getShort());
    try {
      return enumOf.apply(code);
    } catch (IllegalArgumentException unknown) {
      throw wrong(at, "a code of the record schema, found " + code);
    }
  }

  public int takeInt() {
    return take(Integer.BYTES).getInt();
  }

  public long takeLong() {
    return take(Long.BYTES).getLong();
  }

  public double takeDouble() {
    return Double.longBitsToDouble(takeLong());
  }

  public byte[] takeBytes() {
    byte[] bytes = new byte[takeCount(Byte.BYTES)];
    buffer.get(bytes);
    return bytes;
  }

  public String takeText() {
    return new String(takeBytes(), StandardCharsets.UTF_8);
  }

  public double[] takeDoubles() {
    double[] values = new double[takeCount(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = takeDouble();
    }
    return values;
  }

  public long[] takeLongs() {
    long[] values = new long[takeCount(Long.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = takeLong();
    }
    return values;
  }

  /** A value that may be missing. */
  public <T> Optional<T> takeOptional(Function<StateReader, T> take) {
    return takeBoolean() ? Optional.of(take.apply(this)) : Optional.empty();
  }

  /** Elements one after the other, as {@link StateWriter#putAll} wrote them. */
  public void forAll(Consumer<StateReader> take) {
    int count = takeCount(1);
    for (int i = 0; i < count; i++) {
      take.accept(this);
    }
  }

  /**
   * A part that was written with its length before it.
   *
   * @param partOwner whose state it is, for messages
   */
  public StateReader takeBlock(String partOwner) {
    int length = takeCount(Byte.BYTES);
    int end = buffer.position() + length;
    ByteBuffer part = buffer.duplicate().limit(end);
    buffer.position(end);
    return new StateReader(partOwner, part);
  }

  /**
   * Ends the reading.
   *
   * @throws StateException if something is left
   */
  public void end() {
    if (buffer.hasRemaining()) {
      throw wrong(buffer.position(), "the end, found " + buffer.remaining() + " bytes more");
    }
  }

  /** Says that a value that was read makes no sense. */
  public StateException wrong(String expectedAndFound) {
    return wrong(buffer.position(), expectedAndFound);
  }

  private int takeCount(int least) {
    int at = buffer.position();
    int count = takeInt();
    if (count < 0 || (long) count * least > buffer.remaining()) {
      throw wrong(at, "a size that " + buffer.remaining() + " bytes can hold, found " + count);
    }
    return count;
  }

  private ByteBuffer take(int length) {
    if (buffer.remaining() < length) {
      throw wrong(buffer.position(), length + " bytes, found " + buffer.remaining());
    }
    return buffer;
  }

  private StateException wrong(int at, String expectedAndFound) {
    return new StateException(
        "state of " + owner + ": expected " + expectedAndFound + ", at byte " + at);
  }

  private static String readable(String text) {
    return text.codePoints().allMatch(c -> c > ' ' && c < 127) ? text : "something unreadable";
  }
}
