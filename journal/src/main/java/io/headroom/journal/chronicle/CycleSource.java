package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Documents of a queue's cycle files, one file after the other, while they are written. Each is
 * copied out, so that what is checked is what is handed on.
 *
 * <p>A last document that the file does not hold to its end is handed on as far as it is there: its
 * checksum fails.
 */
final class CycleSource implements DocumentSource {
  private final Path folder;
  private List<Path> later = List.of();
  private MappedCycle cycle;
  private CycleTables tables;
  private CycleCursor cursor;
  private long looked = -1;
  private boolean broken;
  private boolean closed;
  private String where;

  /**
   * Begins at a block.
   *
   * @param start where; empty for the first document of all
   */
  CycleSource(Path folder, CycleSeek.Start start) {
    this.folder = folder;
    this.where = folder.toString();
    start.file().ifPresent(file -> open(file, start.position()));
  }

  @Override
  public int next(Target target) {
    while (!closed && (cycle != null || advance())) {
      if (cursor.next()) {
        return copy(target);
      }
      if (!broken && cursor.endsInBrokenBlock()) {
        return copyBroken(target);
      }
      checkEnd();
      if (!advance()) {
        return -1;
      }
    }
    return -1;
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public void close() {
    closed = true;
    if (cycle != null) {
      cycle.close();
    }
  }

  /** The day of the file that the document copied last came from. */
  LocalDate day() {
    return CycleFiles.date(cycle.file());
  }

  private int copy(Target target) {
    int length = cursor.length();
    cursor.copy(target.ofCapacity(length));
    at(cursor.position());
    return length;
  }

  private int copyBroken(Target target) {
    broken = true;
    long begin = cursor.end() + Block.HEADER_LENGTH;
    int wanted = Math.min(Block.MAX_LENGTH, Block.length(cycle.header(cursor.end())));
    int there = (int) Math.min(wanted, cycle.size() - begin);
    cycle.copy(begin, target.ofCapacity(Math.max(1, there)), there);
    at(cursor.end());
    return there;
  }

  private void at(long position) {
    where = cycle.file() + " byte " + position;
  }

  /**
   * Where the walk ends, Chronicle must not have noted a document further on: that would mean that
   * a header on the way is not as it was written. Chronicle notes a document after its header, so a
   * document that was written meanwhile is there by now.
   */
  private void checkEnd() {
    long end = cursor.end();
    if (end == looked) {
      return;
    }
    looked = end;
    long noted = tables.writePosition();
    if (noted > end && !Block.isComplete(cycle.header(end))) {
      throw Block.corrupt(
          cycle.file(),
          end,
          "a block, since the last document is noted at byte " + noted,
          "the end of the documents");
    }
  }

  private boolean advance() {
    if (later.isEmpty() && (cycle == null || hasEnded())) {
      later = CycleFiles.listAfter(folder, cycle == null ? "" : name(cycle.file()));
    }
    if (later.isEmpty()) {
      return false;
    }
    open(later.get(0), 0);
    return true;
  }

  private boolean hasEnded() {
    return cycle.header(cursor.end()) == Block.END_OF_CYCLE;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private void open(Path file, long position) {
    if (cycle != null) {
      cycle.close();
    }
    later = CycleFiles.listAfter(folder, name(file));
    cycle = new MappedCycle(file);
    tables = new CycleTables(cycle);
    cursor = new CycleCursor(cycle, position);
    looked = -1;
    broken = false;
  }
}
