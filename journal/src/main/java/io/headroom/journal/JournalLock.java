package io.headroom.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock that makes a writer the only one: the operating system's, on the file {@code lock}. It
 * goes with the process that holds it, however that ends. The file names the holder's process id,
 * for messages alone.
 */
final class JournalLock implements AutoCloseable {
  static final String FILE = "lock";

  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws JournalLockedException if another process, or this one, holds it
   */
  static JournalLock take(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw held(folder, file);
      }
      writeHolder(channel);
      return new JournalLock(channel);
    } catch (IOException e) {
      throw JournalFolder.unwritable(folder, e);
    }
  }

  /**
   * Refuses a journal that another process is writing, as far as this one may know: it takes the
   * right to write to ask.
   *
   * @throws JournalLockedException if so
   */
  static void refuseIfHeld(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isWritable(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (!tryLock(channel)) {
        throw held(folder, file);
      }
    } catch (IOException e) {
      throw JournalFolder.unwritable(folder, e);
    }
  }

  private static JournalLockedException held(Path folder, Path file) throws IOException {
    return new JournalLockedException(
        "journal "
            + folder
            + " is being written by "
            + holder(file)
            + "; one writer at a time: end that process first");
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void writeHolder(FileChannel channel) throws IOException {
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String holder(Path file) throws IOException {
    String pid = Files.readString(file, StandardCharsets.US_ASCII).trim();
    return pid.isEmpty() ? "another process" : "process " + pid;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalException("cannot release the journal's lock: " + e.getMessage(), e);
    }
  }
}
