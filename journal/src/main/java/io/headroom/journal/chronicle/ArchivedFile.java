package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentReader;
import io.headroom.journal.FileProblem;
import io.headroom.journal.JournalException;
import io.headroom.journal.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;

/** A cycle file that was compressed: any gzip gives its bytes back. */
public final class ArchivedFile {
  private static final int CHUNK = 1 << 18;

  private final long bytes;
  private final byte[] hash;
  private final byte[] fileHash;

  private ArchivedFile(long bytes, byte[] hash, byte[] fileHash) {
    this.bytes = bytes;
    this.hash = hash;
    this.fileHash = fileHash;
  }

  /**
   * What a cycle file holds.
   *
   * @param bytes up to the end of its last block, with the mark that ends the day
   */
  public record Extent(long bytes, long records, long firstRecord, long lastRecord) {}

  /**
   * The files that may be moved: all whose day is not after a date, but never the newest one.
   *
   * @param folder of a log
   */
  public static List<Path> candidates(Path folder, LocalDate newestAllowed) {
    List<Path> files = CycleFiles.list(folder);
    return files.stream()
        .limit(Math.max(0, files.size() - 1))
        .filter(file -> !CycleFiles.date(file).isAfter(newestAllowed))
        .toList();
  }

  /**
   * Walks over a file.
   *
   * @throws io.headroom.journal.JournalCorruptException if a document is not as it was written
   */
  public static Extent extent(String log, Path file) {
    CycleFileReader cycle = CycleFileReader.open(file);
    long[] numbers = {0, 0, 0};
    try (LogReader reader = DocumentReader.within(log, cycle)) {
      int read = 1;
      while (read > 0) {
        read = reader.poll((record, offset, length) -> numbers[0]++);
        numbers[2] = reader.nextNumber() - 1;
      }
      numbers[1] = numbers[2] - numbers[0] + 1;
    }
    return new Extent(cycle.end(), numbers[0], numbers[1], numbers[2]);
  }

  /**
   * Compresses a file, checks the copy and moves it to its place, synced.
   *
   * @param check reads the copy from its first record on; what it throws leaves nothing behind
   */
  public static ArchivedFile write(
      Path file, Extent extent, Path to, BiConsumer<Extent, LogReader> check) {
    Path beside = to.resolveSibling(to.getFileName() + ".new");
    try {
      SyncedFiles.makeFolder(to.getParent());
      ArchivedFile archived = compress(file, extent.bytes(), beside);
      try (LogReader copy = DocumentReader.within("facts", CycleFileReader.compressed(beside))) {
        check.accept(extent, copy);
      }
      SyncedFiles.move(beside, to);
      return archived;
    } catch (IOException e) {
      throw new JournalException("cannot archive " + file + " as " + to + ": " + e, e);
    } finally {
      dropIfLeft(beside);
    }
  }

  private static void dropIfLeft(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      throw new JournalException(
          "cannot delete " + beside + ", which is not needed: " + FileProblem.of(e), e);
    }
  }

  /** Deletes a file that is in the archive now. */
  public static void deleteOriginal(Path file) {
    try {
      SyncedFiles.delete(file);
    } catch (IOException e) {
      throw new JournalException("cannot delete " + file + ": " + e, e);
    }
  }

  /** Bytes of the compressed file. */
  public long bytes() {
    return bytes;
  }

  /** SHA-256 of the compressed file. */
  public byte[] hash() {
    return hash.clone();
  }

  /** SHA-256 of what it was made from. */
  public byte[] fileHash() {
    return fileHash.clone();
  }

  private static ArchivedFile compress(Path file, long bytes, Path to) throws IOException {
    MessageDigest ofFile = sha256();
    MessageDigest ofArchive = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), ofFile);
        OutputStream out =
            new GZIPOutputStream(
                new DigestOutputStream(Files.newOutputStream(to), ofArchive), CHUNK)) {
      byte[] chunk = new byte[CHUNK];
      for (long left = bytes; left > 0; ) {
        int read = in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
        if (read == 0) {
          throw new IOException("the file ends " + left + " bytes early");
        }
        out.write(chunk, 0, read);
        left -= read;
      }
    }
    DiskSync.file(to);
    return new ArchivedFile(Files.size(to), ofArchive.digest(), ofFile.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
