package io.headroom.replay;

import io.headroom.journal.seal.Tile;

/** Where the last records lie, as many as a tile spans. */
final class RecordPlaces {
  private static final int KEPT = 2 * Tile.FULL_WIDTH;

  private final String[] files = new String[KEPT];
  private final long[] offsets = new long[KEPT];
  private long last;

  /** Notes where the next record lies. */
  void add(String file, long offset) {
    int slot = (int) (last % KEPT);
    files[slot] = file;
    offsets[slot] = offset;
    last++;
  }

  /** How many records have been noted. */
  long size() {
    return last;
  }

  boolean has(long number) {
    return number > last - KEPT && number > 0 && number <= last;
  }

  String file(long number) {
    return files[(int) ((number - 1) % KEPT)];
  }

  long offset(long number) {
    return offsets[(int) ((number - 1) % KEPT)];
  }
}
