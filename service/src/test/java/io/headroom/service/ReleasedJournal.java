package io.headroom.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A journal that an earlier release wrote, with its config, the invented data it was fed and what
 * that release printed of every record. The releases were stopped in the middle of the second day.
 */
record ReleasedJournal(int schema, Path folder) {
  /**
   * Chronicle maps a file in blocks of this size; the zip holds it without the zeros at its end.
   */
  private static final long CYCLE_FILE_BYTES = 83_886_080;

  /** Unpacks it into an empty folder. */
  static ReleasedJournal unpack(int schema, Path folder) {
    String name = "released/journal-schema-" + schema + ".zip";
    try (InputStream resource = ReleasedJournal.class.getResourceAsStream(name);
        ZipInputStream zip = new ZipInputStream(resource)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
      return new ReleasedJournal(schema, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    if (file.endsWith("seals/key")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    if (file.toString().endsWith(".cq4")) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate(1), CYCLE_FILE_BYTES - 1);
      }
    }
  }

  Path journal() {
    return folder.resolve("journal");
  }

  Path config() {
    return folder.resolve("config.yaml");
  }

  /** What HEADROOM_DATA has to be. */
  Path data() {
    return folder.resolve("data");
  }

  /** What the release printed of a log's records, as JSON, a line each. */
  List<String> printed(String log) throws IOException {
    return Files.readAllLines(folder.resolve(log + ".jsonl"));
  }
}
