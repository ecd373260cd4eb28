package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The end of a cycle file. Chronicle stores a document's bytes first and its 4-byte header last, so
 * a process killed in between leaves bytes behind a header of zero. Chronicle writes over them, but
 * it takes fresh space for its index to be zero: so they are cleared before it opens the file.
 *
 * <pre>
 *  header: bit 31 incomplete, bit 30 metadata, bits 0-29 length; 0: nothing yet; 0xC0000000: end of cycle
 *  a header begins at a multiple of 4
 * </pre>
 */
final class CycleTail {
  private static final int END_OF_CYCLE = 0xC0000000;
  private static final int INCOMPLETE = 0x80000000;
  private static final int LENGTH_MASK = 0x3FFFFFFF;
  private static final int HEADER_LENGTH = 4;
  private static final int BLOCK = 1 << 20;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(BLOCK).asReadOnlyBuffer();

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private long blockStart;

  private CycleTail(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    block.limit(0);
  }

  /**
   * Clears what an interrupted write left behind the last complete document. A file that holds no
   * complete document at all, not even Chronicle's own first one, is deleted: Chronicle would wait
   * ten seconds for whoever is making it.
   *
   * @return how many bytes lay between the first and the last that were not zero; 0 if none
   */
  static long clear(Path file) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      CycleTail tail = new CycleTail(file, channel);
      long end = tail.end();
      if (end == 0) {
        Files.delete(file);
        return 0;
      }
      return tail.clearFrom(end);
    } catch (IOException e) {
      throw new JournalException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Where the file's last complete document ends; the file's size if the cycle has ended. */
  private long end() throws IOException {
    long size = channel.size();
    long position = 0;
    while (position + HEADER_LENGTH <= size) {
      int header = intAt(position);
      if (header == END_OF_CYCLE) {
        return size;
      }
      if (header == 0 || (header & INCOMPLETE) != 0) {
        return position;
      }
      long next = position + HEADER_LENGTH + (header & LENGTH_MASK);
      if (next > size) {
        throw new JournalException(
            file
                + " is cut short: a document at byte "
                + position
                + " ends at byte "
                + next
                + ", the file at "
                + size
                + "; restore the file");
      }
      position = (next + HEADER_LENGTH - 1) & -HEADER_LENGTH;
    }
    return size;
  }

  private long clearFrom(long end) throws IOException {
    long size = channel.size();
    long first = -1;
    long last = -1;
    for (long position = end; position < size; position += block.limit()) {
      load(position);
      for (int i = block.mismatch(ZEROS); i >= 0 && i < block.limit(); i++) {
        if (block.get(i) != 0) {
          first = first < 0 ? position + i : first;
          last = position + i;
        }
      }
    }
    if (first < 0) {
      return 0;
    }
    zero(first, last + 1);
    return last + 1 - first;
  }

  private void zero(long from, long to) throws IOException {
    for (long position = from; position < to; ) {
      ByteBuffer zeros = ZEROS.slice(0, (int) Math.min(BLOCK, to - position));
      position += channel.write(zeros, position);
    }
    channel.force(true);
  }

  private int intAt(long position) throws IOException {
    if (position < blockStart || position + HEADER_LENGTH > blockStart + block.limit()) {
      load(position);
    }
    return block.getInt((int) (position - blockStart));
  }

  private void load(long position) throws IOException {
    block.clear();
    blockStart = position;
    int read = 1;
    while (block.hasRemaining() && read > 0) {
      read = channel.read(block, position + block.position());
    }
    block.flip();
  }
}
