package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentFormat;
import io.headroom.journal.DocumentSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Documents of files in the archive, and then of those that have stayed. A file in the archive is
 * read from its beginning.
 */
final class ArchivedSource implements DocumentSource {
  private final Deque<Path> files;
  private final Supplier<DocumentSource> stayed;
  private DocumentSource current;
  private Path file;
  private boolean inArchive = true;

  private ArchivedSource(List<Path> files, Supplier<DocumentSource> stayed) {
    this.files = new ArrayDeque<>(files);
    this.stayed = stayed;
    file = this.files.remove();
    current = CycleFileReader.open(file);
  }

  /**
   * From the file that holds a record on.
   *
   * @param archived the oldest first
   * @param from the record's number
   * @param stayed opens the files that have stayed, from their first document on
   */
  static ArchivedSource of(List<Path> archived, long from, Supplier<DocumentSource> stayed) {
    int begin = 0;
    for (int i = 1; i < archived.size() && first(archived.get(i)) <= from; i++) {
      begin = i;
    }
    return new ArchivedSource(archived.subList(begin, archived.size()), stayed);
  }

  @Override
  public int next(Target target) {
    int length = current.next(target);
    while (length < 0 && inArchive) {
      current.close();
      inArchive = !files.isEmpty();
      current = inArchive ? openNext() : stayed.get();
      length = current.next(target);
    }
    return length;
  }

  private DocumentSource openNext() {
    file = files.remove();
    return CycleFileReader.open(file);
  }

  /** The day of the file that the document copied last came from; empty if that has stayed. */
  Optional<LocalDate> day() {
    return inArchive ? Optional.of(CycleFiles.date(file)) : Optional.empty();
  }

  @Override
  public String where() {
    return current.where();
  }

  @Override
  public void close() {
    current.close();
  }

  private static long first(Path file) {
    Target target = new Target();
    try (CycleFileReader reader = CycleFileReader.open(file)) {
      return reader.next(target) < 0 ? Long.MAX_VALUE : DocumentFormat.firstNumber(target.buffer());
    }
  }
}
