package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a queue's last document over itself, and the first blocks of its file. Their bytes stay
 * what they are, but the operating system now knows that they are to be written to disk, also if it
 * once failed to do so.
 */
final class LastDocument {
  private static final int FIRST_BLOCKS = 1 << 17;

  private LastDocument() {}

  /**
   * Returns when the last document and all before it survive the machine. Nobody may be appending.
   *
   * @throws JournalException if that can't be had
   */
  static void secure(Path folder) {
    try (CycleSourceBackwards last = new CycleSourceBackwards(folder)) {
      if (last.next(new DocumentSource.Target()) >= 0) {
        rewriteBeginning(last.file());
        rewrite(last.file(), last.position());
      }
      // All of them: a process that did not sync may have written any. It is quick where it did.
      for (Path file : CycleFiles.list(folder)) {
        DiskSync.file(file);
      }
      DiskSync.folder(folder);
    } catch (IOException e) {
      throw new JournalException(
          "cannot force the log in " + folder + " to disk: " + e.getMessage(), e);
    }
  }

  /** Chronicle's own first blocks, which a day's first sync has to take with it. */
  private static void rewriteBeginning(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer blocks = ByteBuffer.allocate(FIRST_BLOCKS);
      blocks.limit(Math.max(0, channel.read(blocks, 0))).position(0);
      while (blocks.hasRemaining()) {
        channel.write(blocks, blocks.position());
      }
    }
  }

  private static void rewrite(Path file, long position) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer header = ByteBuffer.allocate(Block.HEADER_LENGTH);
      channel.read(header, position);
      int length = Block.length(Integer.reverseBytes(header.getInt(0)));
      ByteBuffer block = ByteBuffer.allocate(Block.HEADER_LENGTH + length);
      int there = channel.read(block, position);
      block.limit(there).position(0);
      while (block.hasRemaining()) {
        channel.write(block, position + block.position());
      }
    }
  }
}
