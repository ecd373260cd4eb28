package io.headroom.journal;

import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * A reader's records one at a time, for who wants to pull them: to compare two logs, for example.
 */
public final class RecordCursor implements AutoCloseable {
  private static final int FIRST_CAPACITY = 1024;

  private final LogReader reader;
  private final RecordHandler collect = this::collect;
  private int[] offsets = new int[FIRST_CAPACITY];
  private int[] lengths = new int[FIRST_CAPACITY];
  private DirectBuffer buffer;
  private int size;
  private int index = -1;

  /**
   * Over a reader, which is closed with the cursor and must not be polled by anybody else.
   *
   * <p>Before the first {@link #next} there is no record.
   */
  public RecordCursor(LogReader reader) {
    this.reader = reader;
  }

  /**
   * Moves to the next record.
   *
   * @return false, and the cursor stays where it is, if none is there yet
   */
  public boolean next() {
    if (index + 1 < size) {
      index++;
      return true;
    }
    int before = size;
    size = 0;
    if (reader.poll(collect) == 0) {
      size = before;
      return false;
    }
    index = 0;
    return true;
  }

  /** Holds the record; valid until the next {@link #next}. */
  public DirectBuffer buffer() {
    return buffer;
  }

  /** Where the record begins. */
  public int offset() {
    return offsets[index];
  }

  /** Bytes of the record. */
  public int length() {
    return lengths[index];
  }

  /** Points the header at the record. */
  public RecordHeader header(RecordHeader header) {
    return header.wrap(buffer, offset(), length());
  }

  @Override
  public void close() {
    reader.close();
  }

  private void collect(DirectBuffer records, int offset, int length) {
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    buffer = records;
    offsets[size] = offset;
    lengths[size++] = length;
  }
}
