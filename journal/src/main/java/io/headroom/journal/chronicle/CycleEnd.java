package io.headroom.journal.chronicle;

/**
 * Where the documents of a cycle file end. It is found from the last document that Chronicle notes
 * on, so it takes no longer in a long file than in a short one.
 *
 * @param position where the next block would begin
 * @param hasEnded whether the file's day has ended there
 * @param notesFit whether what Chronicle notes of the file fits what is there; if not, Chronicle
 *     must not go on in it
 */
record CycleEnd(long position, boolean hasEnded, boolean notesFit) {
  /**
   * Finds it.
   *
   * @throws io.headroom.journal.JournalException if the documents end before the last one that
   *     Chronicle notes: a header on the way is not as it was written
   */
  static CycleEnd of(MappedCycle cycle) {
    CycleTables tables = new CycleTables(cycle);
    long noted = tables.writePosition();
    boolean isThere = noted > 0 && Block.isDocument(cycle.header(noted));
    CycleCursor cursor = new CycleCursor(cycle, isThere ? noted : before(cycle, tables, noted));
    while (cursor.next()) {
      isThere |= noted == 0;
    }
    long end = cursor.end();
    if (end < noted) {
      throw Block.corrupt(
          cycle.file(),
          end,
          "a block, since the last document is noted at byte " + noted,
          "the end of the documents");
    }
    boolean fits = (noted == 0 || (isThere && noted < end)) && indexFits(tables, end);
    return new CycleEnd(end, cycle.header(end) == Block.END_OF_CYCLE, fits);
  }

  private static long before(MappedCycle cycle, CycleTables tables, long noted) {
    for (long number = tables.entries() - 1; number >= 0; number--) {
      long position = tables.entry(number);
      if (position > 0 && position < noted && Block.isDocument(cycle.header(position))) {
        return position;
      }
    }
    return 0;
  }

  private static boolean indexFits(CycleTables tables, long end) {
    return tables.lastIndexBlock() < end
        && tables.lastIndexBlockIsThere()
        && tables.entry(tables.entries() - 1) < end;
  }
}
