package io.headroom.journal.chronicle;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What Chronicle notes in a cycle file of the file itself: where the last document is, and where
 * each 256th is. Its first block holds the one, the second, {@code index2index}, the places of
 * blocks {@code index}, and these the other:
 *
 * <pre>
 *  name, padding to the next 8 bytes less 1, 0x8D, then longs: capacity, used, values
 * </pre>
 *
 * They help to find a place quickly, and are trusted only so far: a machine that stops may have
 * left them older or newer than the documents. A file that is laid out otherwise has none.
 */
final class CycleTables {
  private static final int ARRAY = 0x8D;
  private static final int PADDING_LONG = 0x8E;
  private static final int PADDING = 0x8F;
  private static final int SEARCHED = 128;

  private final MappedCycle cycle;
  private final OptionalLong writePosition;
  private final OptionalLong index2index;

  CycleTables(MappedCycle cycle) {
    this.cycle = cycle;
    this.writePosition = array(0, "writePosition");
    int first = cycle.header(0);
    this.index2index =
        Block.isComplete(first) ? array(Block.next(0, first), "index2index") : OptionalLong.empty();
  }

  /** Whether Chronicle's own blocks at the start of the file are all there. */
  boolean areThere() {
    return writePosition.isPresent()
        && index2index.isPresent()
        && array(value(index2index.getAsLong(), 0), "index").isPresent();
  }

  /** Where the block of the last document begins; 0 if there is none. */
  long writePosition() {
    return writePosition.isPresent() ? value(writePosition.getAsLong(), 0) : 0;
  }

  /** Where the last block of the index begins; 0 if there is none. */
  long lastIndexBlock() {
    return index2index.isPresent() ? value(index2index.getAsLong(), indexBlocks() - 1) : 0;
  }

  /** Whether what is noted as the index's last block is one. */
  boolean lastIndexBlockIsThere() {
    return array(lastIndexBlock(), "index").isPresent();
  }

  /** How many places the index has, some of which may be unknown. */
  long entries() {
    long blocks = indexBlocks();
    if (blocks == 0) {
      return 0;
    }
    OptionalLong last = array(lastIndexBlock(), "index");
    long capacity = last.isPresent() ? capacity(last.getAsLong()) : 0;
    return last.isPresent() ? (blocks - 1) * capacity + used(last.getAsLong()) : 0;
  }

  /** Where a document that the index notes begins; 0 if it is not known. */
  long entry(long number) {
    if (index2index.isEmpty() || number < 0) {
      return 0;
    }
    long capacity = capacity(index2index.getAsLong());
    OptionalLong block = array(value(index2index.getAsLong(), number / capacity), "index");
    return block.isPresent() ? value(block.getAsLong(), number % capacity) : 0;
  }

  private long indexBlocks() {
    return index2index.isPresent() ? used(index2index.getAsLong()) : 0;
  }

  private long capacity(long array) {
    return Math.max(1, cycle.number(array));
  }

  private long used(long array) {
    return Math.max(0, Math.min(cycle.number(array + Long.BYTES), capacity(array)));
  }

  private long value(long array, long number) {
    return number < 0 ? 0 : cycle.number(array + 2L * Long.BYTES + number * Long.BYTES);
  }

  /** Where the named array of a block has its capacity. */
  private OptionalLong array(long block, String name) {
    int header = block < 0 ? 0 : cycle.header(block);
    int length = Math.min(SEARCHED, Block.length(header));
    if (!Block.isComplete(header)
        || !Block.isMetadata(header)
        || !cycle.holds(block, Block.HEADER_LENGTH + Block.length(header))) {
      return OptionalLong.empty();
    }
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
    cycle.copy(block + Block.HEADER_LENGTH, bytes, length);
    int array = behindPadding(bytes, behindName(bytes, name));
    long at = block + Block.HEADER_LENGTH + array + 1;
    return array < length && (bytes.getByte(array) & 0xFF) == ARRAY && at % Long.BYTES == 0
        ? OptionalLong.of(at)
        : OptionalLong.empty();
  }

  /** Names are preceded by their length, alone or with a code. */
  private static int behindName(UnsafeBuffer bytes, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    for (int at = 1; at + wanted.length < bytes.capacity(); at++) {
      int matched = 0;
      while (matched < wanted.length && bytes.getByte(at + matched) == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length && (bytes.getByte(at - 1) & 0x1F) == wanted.length) {
        return at + matched;
      }
    }
    return bytes.capacity();
  }

  private static int behindPadding(UnsafeBuffer bytes, int from) {
    int at = from;
    while (at < bytes.capacity() && (bytes.getByte(at) & 0xFF) == PADDING) {
      at++;
    }
    if (at + Integer.BYTES < bytes.capacity() && (bytes.getByte(at) & 0xFF) == PADDING_LONG) {
      at += 1 + Integer.BYTES + (bytes.getInt(at + 1) & 0xFF);
    }
    return Math.min(at, bytes.capacity());
  }
}
