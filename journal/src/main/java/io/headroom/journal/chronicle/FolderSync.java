package io.headroom.journal.chronicle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Forces a folder's entries to disk: without it a new file may be gone with the power. */
public final class FolderSync {
  private FolderSync() {}

  /** Returns when the entries are on disk. */
  public static void force(Path folder) throws IOException {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }
}
