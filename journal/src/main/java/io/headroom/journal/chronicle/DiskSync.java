package io.headroom.journal.chronicle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Forces files and folders to disk: what was written before survives the machine when it returns.
 * Without a folder's entries a new file may be gone with the power.
 */
public final class DiskSync {
  private static volatile Observer observer = new Observer() {};

  private DiskSync() {}

  /** Told of every sync, so that a test knows what is on disk. */
  interface Observer {
    /** A file or folder is about to be forced. */
    default void before(Path path) {}

    /** It has been forced. */
    default void after(Path path) {}
  }

  static void observe(Observer one) {
    observer = one;
  }

  /** Forces a file's bytes, and its size if it has grown. */
  public static void bytes(Path file, FileChannel channel) throws IOException {
    force(file, channel, false);
  }

  /** Forces a file that others have written. */
  public static void file(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      force(file, channel, true);
    }
  }

  /** Forces a folder's entries. */
  public static void folder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      force(folder, channel, true);
    }
  }

  private static void force(Path path, FileChannel channel, boolean metadata) throws IOException {
    observer.before(path);
    channel.force(metadata);
    observer.after(path);
  }
}
