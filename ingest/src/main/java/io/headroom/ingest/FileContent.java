package io.headroom.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The bytes in a file, plain or unpacked: what they are packed with is told by how they begin. A
 * packed file's checksum is compared when its end is reached.
 */
final class FileContent extends FilterInputStream {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC_LENGTH = 4;
  private static final String CSV = ".csv";

  private final LongSupplier progress;

  private FileContent(InputStream content, LongSupplier progress) {
    super(content);
    this.progress = progress;
  }

  /**
   * Opens a file.
   *
   * @throws FeedException if it is a zip without exactly one file to read, or packed in a way that
   *     is not supported
   */
  static FileContent open(Path path) throws IOException {
    long size = Files.size(path);
    byte[] magic = magic(path);
    if (startsWith(magic, 'P', 'K', 3, 4) || startsWith(magic, 'P', 'K', 5, 6)) {
      return zip(path, size);
    }
    refuseOtherArchives(path, magic);
    CountingStream file = new CountingStream(Files.newInputStream(path));
    if (!startsWith(magic, 0x1F, 0x8B)) {
      return new FileContent(file, file::count);
    }
    try {
      return new FileContent(new GZIPInputStream(file, BUFFER), file::count);
    } catch (IOException notGzip) {
      file.close();
      throw notGzip;
    }
  }

  /** About how many of the file's bytes, packed as they lie there, have been read. */
  long fileBytesRead() {
    return progress.getAsLong();
  }

  private static byte[] magic(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(MAGIC_LENGTH);
    }
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static void refuseOtherArchives(Path path, byte[] magic) {
    String kind =
        startsWith(magic, 'B', 'Z', 'h')
            ? "bzip2"
            : startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD)
                ? "zstd"
                : startsWith(magic, 0xFD, '7', 'z', 'X')
                    ? "xz"
                    : startsWith(magic, '7', 'z', 0xBC, 0xAF) ? "7z" : "";
    if (!kind.isEmpty()) {
      throw new FeedException(
          path + ": is packed with " + kind + "; unpack it, or pack it with zip or gzip");
    }
  }

  private static FileContent zip(Path path, long size) throws IOException {
    ZipFile zip = openZip(path);
    try {
      ZipEntry entry = onlyEntry(path, zip);
      ZipContent content = new ZipContent(zip, entry);
      return new FileContent(content, () -> content.share(size));
    } catch (IOException | RuntimeException unusable) {
      zip.close();
      throw unusable;
    }
  }

  private static ZipFile openZip(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (IllegalArgumentException badNames) {
      ZipException unreadable = new ZipException(badNames.getMessage());
      unreadable.initCause(badNames);
      throw unreadable;
    }
  }

  private static ZipEntry onlyEntry(Path path, ZipFile zip) {
    List<ZipEntry> files =
        zip.stream()
            .map(ZipEntry.class::cast)
            .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
            .toList();
    List<ZipEntry> wanted = files.size() == 1 ? files : csvOnly(files);
    if (wanted.size() != 1) {
      throw new FeedException(
          path
              + ": holds "
              + files.size()
              + " files, "
              + wanted.size()
              + " of them .csv; pack exactly one csv file into it");
    }
    return wanted.get(0);
  }

  private static List<ZipEntry> csvOnly(List<ZipEntry> files) {
    return files.stream()
        .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(CSV))
        .toList();
  }
}
