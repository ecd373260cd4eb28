package io.headroom.journal.chronicle;

import org.agrona.MutableDirectBuffer;

/** Walks over the documents of a cycle file from a block on. */
final class CycleCursor {
  private final MappedCycle cycle;
  private long position;
  private long end;
  private int length;

  /**
   * Begins at a block.
   *
   * @param from where a block's header is
   */
  CycleCursor(MappedCycle cycle, long from) {
    this.cycle = cycle;
    this.position = from;
    this.end = from;
  }

  /** Moves on to the next document that is there as a whole. */
  boolean next() {
    int header = cycle.header(end);
    while (isWhole(header)) {
      long at = end;
      end = Block.next(at, header);
      if (!Block.isMetadata(header)) {
        position = at;
        length = Block.length(header);
        return true;
      }
      header = cycle.header(end);
    }
    return false;
  }

  /** Where the document's block begins. */
  long position() {
    return position;
  }

  /** The document's bytes. */
  int length() {
    return length;
  }

  /** Copies the document to the target's start. */
  void copy(MutableDirectBuffer target) {
    cycle.copy(position + Block.HEADER_LENGTH, target, length);
  }

  /** Where the next block begins, or would begin. */
  long end() {
    return end;
  }

  /** Whether at the end there is a block with a header that can't be: cut short, or too long. */
  boolean endsInBrokenBlock() {
    int header = cycle.header(end);
    return Block.isComplete(header) && !isWhole(header);
  }

  private boolean isWhole(int header) {
    return Block.isComplete(header)
        && Block.length(header) <= Block.MAX_LENGTH
        && cycle.holds(end, Block.HEADER_LENGTH + Block.length(header));
  }
}
