package io.headroom.journal.chronicle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Changes to files and folders that survive the machine when they return. */
public final class SyncedFiles {
  private static final String BEING_WRITTEN = ".new";

  private SyncedFiles() {}

  /** Writes a file whole or not at all. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + BEING_WRITTEN);
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
    DiskSync.file(beside);
    move(beside, file);
  }

  /** Makes a folder and those above it. */
  public static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(folder.toAbsolutePath().getParent());
      Files.createDirectory(folder);
      DiskSync.folder(folder.toAbsolutePath().getParent());
    }
  }

  /** Moves a file or folder. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    DiskSync.folder(to.toAbsolutePath().getParent());
    DiskSync.folder(from.toAbsolutePath().getParent());
  }

  /** Deletes a file, if it is there. */
  static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      DiskSync.folder(file.toAbsolutePath().getParent());
    }
  }

  /** Deletes a folder, if it is there, with what is in it. */
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
    DiskSync.folder(folder.toAbsolutePath().getParent());
  }
}
