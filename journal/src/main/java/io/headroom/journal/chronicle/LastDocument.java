package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes a queue's last document over itself. Its bytes stay what they are, but the operating
 * system now knows that they are to be written to disk, also if it once failed to do so.
 */
final class LastDocument {
  private LastDocument() {}

  /**
   * Returns when the last document and all before it survive the machine. Nobody may be appending.
   *
   * @throws JournalException if that can't be had
   */
  static void secure(Path folder) {
    List<Path> files = CycleFiles.list(folder);
    try (CycleSourceBackwards last = new CycleSourceBackwards(folder)) {
      if (last.next(new DocumentSource.Target()) >= 0) {
        rewrite(last.file(), last.position());
      }
      // The one before has got its end, at most, since it was forced last.
      for (Path file : files.subList(Math.max(0, files.size() - 2), files.size())) {
        DiskSync.file(file);
      }
      DiskSync.folder(folder);
    } catch (IOException e) {
      throw new JournalException(
          "cannot force the log in " + folder + " to disk: " + e.getMessage(), e);
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
