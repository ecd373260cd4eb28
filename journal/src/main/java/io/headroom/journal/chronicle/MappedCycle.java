package io.headroom.journal.chronicle;

import io.headroom.journal.FileProblem;
import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.IoUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A cycle file's bytes, mapped for reading while Chronicle may be writing in it, in this process or
 * another. Of what Chronicle writes, headers and the numbers of its own tables are read volatile: a
 * block's bytes are there when its header is. Belongs to one thread at a time.
 */
final class MappedCycle implements AutoCloseable {
  private static final long WINDOW = 1L << 30;
  private static final long PAGE = 4_096;

  /** Holds Chronicle's own first blocks: what it notes of the whole file. */
  private static final long HEAD = 1L << 16;

  private final Path file;
  private final FileChannel channel;
  private final Window head = new Window();
  private final Window window = new Window();
  private boolean closed;

  MappedCycle(Path file) {
    this.file = file;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  Path file() {
    return file;
  }

  /** The file's size now; Chronicle lets it grow ahead of what is written. */
  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The header at a position; {@link Block#NOTHING_YET} behind the file's end. */
  int header(long position) {
    return holds(position, Block.HEADER_LENGTH)
        ? window(position, Block.HEADER_LENGTH).intAt(position)
        : Block.NOTHING_YET;
  }

  /** One of the numbers in Chronicle's tables, which lie at multiples of 8. */
  long number(long position) {
    return holds(position, Long.BYTES) ? window(position, Long.BYTES).longAt(position) : 0;
  }

  /** Whether the file reaches so far. */
  boolean holds(long position, int length) {
    return !closed
        && (head.holds(position, length)
            || window.holds(position, length)
            || position + length <= size());
  }

  /** Copies bytes that the file {@link #holds} to the target's start. */
  void copy(long position, MutableDirectBuffer target, int length) {
    Window from = window(position, length);
    target.putBytes(0, from.bytes, from.index(position), length);
  }

  private Window window(long position, int length) {
    Window wanted = position + length <= HEAD ? head : window;
    if (!wanted.holds(position, length)) {
      long start = wanted == head ? 0 : position & -PAGE;
      long end = Math.min(size(), start + (wanted == head ? HEAD : WINDOW));
      wanted.map(channel, start, end - start);
    }
    return wanted;
  }

  private JournalException unreadable(IOException reason) {
    return new JournalException("cannot read " + file + ": " + FileProblem.of(reason), reason);
  }

  @Override
  public void close() {
    closed = true;
    head.unmap();
    window.unmap();
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A part of the file. */
  private final class Window {
    private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapped;
    private long start;

    boolean holds(long position, int length) {
      return position >= start && position + length <= start + bytes.capacity();
    }

    int index(long position) {
      return (int) (position - start);
    }

    int intAt(long position) {
      int value = bytes.getIntVolatile(index(position));
      return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
          ? value
          : Integer.reverseBytes(value);
    }

    long longAt(long position) {
      long value = bytes.getLongVolatile(index(position));
      return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? value : Long.reverseBytes(value);
    }

    void map(FileChannel channel, long from, long length) {
      unmap();
      try {
        mapped = channel.map(FileChannel.MapMode.READ_ONLY, from, length);
      } catch (IOException e) {
        throw unreadable(e);
      }
      bytes.wrap((ByteBuffer) mapped);
      start = from;
    }

    /** At once, not when memory is collected: files would stay on disk after they are deleted. */
    void unmap() {
      if (mapped != null) {
        bytes.wrap(0, 0);
        IoUtil.unmap(mapped);
        mapped = null;
      }
    }
  }
}
