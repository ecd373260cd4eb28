package io.headroom.replay;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Copies of records, each with a tag, in one buffer that grows. */
final class RecordList {
  private static final int FIRST_BYTES = 512 * 1024;
  private static final int FIRST_RECORDS = 4096;

  private UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(FIRST_BYTES));
  private int[] ends = new int[FIRST_RECORDS];
  private int[] tags = new int[FIRST_RECORDS];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  DirectBuffer buffer() {
    return buffer;
  }

  int offset(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  int length(int index) {
    return ends[index] - offset(index);
  }

  int tag(int index) {
    return tags[index];
  }

  void add(DirectBuffer record, int offset, int length, int tag) {
    int at = size == 0 ? 0 : ends[size - 1];
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      tags = Arrays.copyOf(tags, 2 * size);
    }
    if (at + length > buffer.capacity()) {
      UnsafeBuffer larger =
          new UnsafeBuffer(ByteBuffer.allocateDirect(Math.max(at + length, 2 * buffer.capacity())));
      larger.putBytes(0, buffer, 0, at);
      buffer = larger;
    }
    buffer.putBytes(at, record, offset, length);
    ends[size] = at + length;
    tags[size] = tag;
    size++;
  }
}
