package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Sees to it that the disk has room for a document before Chronicle writes it. Chronicle writes
 * through mapped memory, and where the disk has no block for a page the processor drops the bytes
 * and Java says so only later, somewhere else. So zeros are written ahead of Chronicle in the
 * ordinary way, which fails cleanly. A file of zeros is a new one to Chronicle.
 */
final class Room {
  private static final int STEP = 1 << 20;

  /** Chronicle's own blocks at the start of a file take 66 KB, one of its index 33 KB. */
  private static final int OWN_BLOCKS = 1 << 17;

  /** A document's header and what makes its length a multiple of 4, and a little more. */
  private static final int EACH = 16;

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(STEP).asReadOnlyBuffer();

  private Path file = Path.of("");
  private long left;

  /**
   * Makes room in a cycle file, which need not be there yet.
   *
   * @throws JournalException if the disk has none
   */
  void require(Path current, int length) {
    if (!current.equals(file)) {
      file = current;
      left = 0;
    }
    if (left < (long) length + EACH + OWN_BLOCKS) {
      left = 0;
      left = extend(length);
    }
    left -= length + EACH;
  }

  private long extend(int length) {
    long wanted = (long) length + OWN_BLOCKS + STEP;
    boolean isNew = !Files.exists(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = isNew ? 0 : end();
      for (long at = end; at < end + wanted; ) {
        at += channel.write(ZEROS.slice(0, (int) Math.min(STEP, end + wanted - at)), at);
      }
      return wanted;
    } catch (IOException e) {
      throw noRoom(wanted, e, isNew);
    }
  }

  private long end() {
    try (MappedCycle cycle = new MappedCycle(file)) {
      return CycleEnd.of(cycle).position();
    }
  }

  private JournalException noRoom(long wanted, IOException reason, boolean isNew) {
    JournalException said =
        new JournalException(
            String.format(
                Locale.ROOT,
                "cannot write %d bytes ahead in %s: %s; nothing was written: make room on the disk and start again",
                wanted,
                file,
                reason.getMessage()),
            reason);
    if (isNew) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        said.addSuppressed(e);
      }
    }
    return said;
  }

  /** To be called when others have changed the files. */
  void forget() {
    file = Path.of("");
  }
}
