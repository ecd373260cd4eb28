package io.headroom.journal.snapshot;

import io.headroom.journal.JournalException;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.StateBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A journal's files of one kind that only make a start fast: named by the record that they were
 * taken after, with the SHA-256 of their content at their end, the last few of them kept. Older
 * ones are deleted only when a newer one is in place.
 */
public final class SnapshotFiles {
  private static final int KEPT = 3;
  private static final int DIGEST_LENGTH = 32;

  private final JournalFiles files;
  private final String folder;
  private final String suffix;

  /**
   * Those among a journal's files.
   *
   * @param folder within the journal
   * @param suffix that tells them from others in there, with its dot
   */
  public SnapshotFiles(JournalFiles files, String folder, String suffix) {
    this.files = files;
    this.folder = folder;
    this.suffix = suffix;
  }

  /**
   * Keeps a file. Of those after later records, which a log that was cut short may have left, as
   * many are kept: they are no older, and may be those of a log that comes back.
   *
   * @param record number of the record that it is taken after
   * @throws io.headroom.journal.JournalException if it cannot be written
   */
  public void keep(long record, byte[] content, Sync sync) {
    String name = file(String.format(Locale.ROOT, "%020d%s", record, suffix));
    files.replace(name, withDigest(content), sync);
    List<String> oldestFirst = new ArrayList<>(newestFirst());
    Collections.reverse(oldestFirst);
    int upTo = oldestFirst.indexOf(name) + 1;
    dropAllButLast(oldestFirst.subList(0, upTo));
    dropAllButLast(oldestFirst.subList(upTo, oldestFirst.size()));
  }

  /** Their names relative to the journal, the one after the latest record first. */
  public List<String> newestFirst() {
    List<String> names = new ArrayList<>(files.list(folder));
    names.removeIf(name -> !name.endsWith(suffix));
    names.replaceAll(this::file);
    Collections.reverse(names);
    return names;
  }

  /**
   * The content of one; empty if it is gone.
   *
   * @throws SnapshotException if it is damaged or cannot be read
   */
  public Optional<byte[]> content(String name) {
    return read(name).map(SnapshotFiles::withoutDigest);
  }

  /** An older file, or none, does as well; so a disk that fails here must not stop a start. */
  private Optional<byte[]> read(String name) {
    try {
      return files.read(name);
    } catch (JournalException e) {
      throw new SnapshotException(e.getMessage(), e);
    }
  }

  private void dropAllButLast(List<String> oldestFirst) {
    oldestFirst.subList(0, Math.max(0, oldestFirst.size() - KEPT)).forEach(files::delete);
  }

  private String file(String name) {
    return folder + "/" + name;
  }

  private static byte[] withDigest(byte[] content) {
    byte[] file = Arrays.copyOf(content, content.length + DIGEST_LENGTH);
    System.arraycopy(sha256(content), 0, file, content.length, DIGEST_LENGTH);
    return file;
  }

  private static byte[] withoutDigest(byte[] file) {
    int length = Math.max(0, file.length - DIGEST_LENGTH);
    byte[] content = Arrays.copyOf(file, length);
    if (!Arrays.equals(Arrays.copyOfRange(file, length, file.length), sha256(content))) {
      throw new SnapshotException("it is damaged: its SHA-256 is not the one at its end");
    }
    return content;
  }

  private static byte[] sha256(byte[] content) {
    return StateBytes.of(content).sha256().toArray();
  }
}
