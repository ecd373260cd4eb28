package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Forces a queue's cycle file to disk. On Linux a mapped file and a channel share the page cache,
 * so {@code fdatasync} on the channel also writes out what Chronicle stored through its mapping,
 * whichever descriptor it came through. A file that is new is forced with its folder, and with the
 * file before it, which has got its end.
 */
final class CycleFileSync implements AutoCloseable {
  private Path file = Path.of("");
  private FileChannel channel;

  void force(Path current) {
    try {
      if (!current.equals(file)) {
        open(current);
      }
      DiskSync.bytes(current, channel);
    } catch (IOException e) {
      throw new JournalException("cannot force " + current + " to disk: " + e.getMessage(), e);
    }
  }

  private void open(Path current) throws IOException {
    if (channel != null) {
      DiskSync.bytes(file, channel);
    }
    close();
    channel = FileChannel.open(current, StandardOpenOption.READ, StandardOpenOption.WRITE);
    DiskSync.folder(current.toAbsolutePath().getParent());
    file = current;
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new JournalException("cannot close " + file + ": " + e.getMessage(), e);
      } finally {
        channel = null;
        file = Path.of("");
      }
    }
  }
}
