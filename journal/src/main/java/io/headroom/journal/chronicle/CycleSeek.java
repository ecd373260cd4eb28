package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentFormat;
import io.headroom.journal.DocumentSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds where to begin reading for a record's number, in logarithmic time: the cycle file by its
 * first document's first number, then the place in it by Chronicle's index. Only documents whose
 * checksum is right are believed, so a torn one on the way misleads nobody, and where the index
 * does not help the search begins further back.
 */
final class CycleSeek {
  /** Chronicle's index notes each 256th document; void ones among them are few. */
  private static final int TRIED = 1_024;

  private final DocumentSource.Target target = new DocumentSource.Target();
  private final long from;

  private CycleSeek(long from) {
    this.from = from;
  }

  /**
   * Where to begin.
   *
   * @param file empty for the first of all
   * @param position where a block begins
   */
  record Start(Optional<Path> file, long position) {
    static final Start FIRST = new Start(Optional.empty(), 0);
  }

  /**
   * The last place that is sure to be no later than a record.
   *
   * @param from the record's number
   */
  static Start of(Path folder, long from) {
    return from <= 1 ? Start.FIRST : new CycleSeek(from).in(CycleFiles.list(folder));
  }

  /** The file among those in a folder that a record is in, if it is in one. */
  static Optional<Path> fileOf(Path folder, long number) {
    return new CycleSeek(number).in(CycleFiles.list(folder)).file();
  }

  private Start in(List<Path> files) {
    Start start = Start.FIRST;
    int low = 0;
    int high = files.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int tried = middle;
      OptionalLong first = first(files.get(tried));
      while (first.isEmpty() && tried < high) {
        first = first(files.get(++tried));
      }
      if (first.isPresent() && first.getAsLong() <= from) {
        start = new Start(Optional.of(files.get(tried)), 0);
        low = tried + 1;
      } else {
        high = middle - 1;
      }
    }
    return start.file().map(this::inFile).orElse(start);
  }

  private OptionalLong first(Path file) {
    try (MappedCycle cycle = new MappedCycle(file)) {
      return numberFrom(new CycleCursor(cycle, 0));
    }
  }

  private Start inFile(Path file) {
    try (MappedCycle cycle = new MappedCycle(file)) {
      return new Start(Optional.of(file), near(cycle, byIndex(cycle)));
    }
  }

  private long byIndex(MappedCycle cycle) {
    CycleTables tables = new CycleTables(cycle);
    long best = 0;
    long low = 0;
    long high = tables.entries() - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      long position = tables.entry(middle);
      OptionalLong number =
          position > 0 ? numberFrom(new CycleCursor(cycle, position)) : OptionalLong.empty();
      if (number.isPresent() && number.getAsLong() <= from) {
        best = position;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }

  /** The first number of the next document whose checksum is right. */
  private OptionalLong numberFrom(CycleCursor cursor) {
    for (int tried = 0; tried < TRIED && cursor.next(); tried++) {
      if (isRight(cursor)) {
        return OptionalLong.of(DocumentFormat.firstNumber(target.buffer()));
      }
    }
    return OptionalLong.empty();
  }

  private boolean isRight(CycleCursor cursor) {
    cursor.copy(target.ofCapacity(cursor.length()));
    return DocumentFormat.check(target.buffer(), cursor.length()).isEmpty();
  }

  /** From a place on, by the documents' headers alone; only where it ends is checked. */
  private long near(MappedCycle cycle, long begin) {
    long best = begin;
    long claimed = begin;
    CycleCursor cursor = new CycleCursor(cycle, begin);
    for (int walked = 0; walked < TRIED && cursor.next() && isBefore(cycle, cursor); walked++) {
      claimed = cursor.position();
    }
    CycleCursor check = new CycleCursor(cycle, claimed);
    if (check.next() && isRight(check)) {
      best = claimed;
    }
    return best;
  }

  private boolean isBefore(MappedCycle cycle, CycleCursor cursor) {
    if (cursor.length() < DocumentFormat.HEADER_LENGTH) {
      return false;
    }
    cycle.copy(
        cursor.position() + Block.HEADER_LENGTH,
        target.ofCapacity(DocumentFormat.HEADER_LENGTH),
        DocumentFormat.HEADER_LENGTH);
    long first = DocumentFormat.firstNumber(target.buffer());
    return first >= 1 && first <= from;
  }
}
