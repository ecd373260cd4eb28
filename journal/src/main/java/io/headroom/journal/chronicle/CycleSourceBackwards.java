package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Documents of a queue's cycle files from the last one to the first. Chronicle's index says where
 * each 256th document is; those between are walked over forwards and handed on backwards.
 */
final class CycleSourceBackwards implements DocumentSource {
  private final List<Path> files;
  private final Deque<Long> positions = new ArrayDeque<>();
  private int nextFile;
  private MappedCycle cycle;
  private CycleTables tables;
  private long nextEntry;
  private long segmentEnd;
  private Path file;
  private long position = -1;
  private boolean closed;

  CycleSourceBackwards(Path folder) {
    files = CycleFiles.list(folder);
    nextFile = files.size() - 1;
    file = folder;
  }

  @Override
  public int next(Target target) {
    while (!closed && positions.isEmpty()) {
      if (!segment()) {
        return -1;
      }
    }
    return closed ? -1 : copy(positions.pop(), target);
  }

  @Override
  public String where() {
    return position < 0 ? file.toString() : file + " byte " + position;
  }

  /** The file of the document copied last. */
  Path file() {
    return file;
  }

  /** Where in the file the document copied last has its block. */
  long position() {
    return position;
  }

  @Override
  public void close() {
    closed = true;
    if (cycle != null) {
      cycle.close();
    }
  }

  private int copy(long at, Target target) {
    int length = Block.length(cycle.header(at));
    cycle.copy(at + Block.HEADER_LENGTH, target.ofCapacity(length), length);
    file = cycle.file();
    position = at;
    return length;
  }

  /** Finds the documents of the segment before; false if there is none. */
  private boolean segment() {
    if (cycle == null || segmentEnd == 0) {
      if (nextFile < 0) {
        return false;
      }
      open(files.get(nextFile--));
    }
    long begin = begin();
    CycleCursor cursor = new CycleCursor(cycle, begin);
    while (cursor.end() < segmentEnd && cursor.next() && cursor.position() < segmentEnd) {
      positions.push(cursor.position());
    }
    segmentEnd = begin;
    return true;
  }

  private long begin() {
    while (nextEntry > 0) {
      long position = tables.entry(--nextEntry);
      if (position > 0 && position < segmentEnd && Block.isDocument(cycle.header(position))) {
        return position;
      }
    }
    return 0;
  }

  private void open(Path file) {
    if (cycle != null) {
      cycle.close();
    }
    cycle = new MappedCycle(file);
    tables = new CycleTables(cycle);
    nextEntry = tables.entries();
    segmentEnd = Long.MAX_VALUE;
  }
}
