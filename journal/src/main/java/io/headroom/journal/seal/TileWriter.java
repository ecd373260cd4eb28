package io.headroom.journal.seal;

import java.util.Arrays;

/**
 * Collects a growing tree's hashes, level by level, and writes what is new in one go when a
 * checkpoint needs it or a bundle of tiles is full.
 */
final class TileWriter implements TreeEdge.Nodes {
  private final TileFiles files;
  private final Level[] levels = new Level[Tile.LEVELS];

  TileWriter(TileFiles files) {
    this.files = files;
  }

  /** Goes on behind so many hashes of a level, which are written. */
  void resume(int level, long hashes) {
    levels[level] = new Level(hashes);
  }

  @Override
  public void next(int level, byte[] hash) {
    if (levels[level] == null) {
      levels[level] = new Level(0);
    }
    Level there = levels[level];
    there.add(hash);
    if (there.endsBundle()) {
      write(level);
    }
  }

  /** Writes everything that is not written yet. */
  void writeAll() {
    for (int level = 0; level < Tile.LEVELS; level++) {
      if (levels[level] != null && levels[level].waits()) {
        write(level);
      }
    }
  }

  private void write(int level) {
    Level there = levels[level];
    files.write(level, there.first, there.hashes, there.count);
    there.written();
  }

  /** Hashes of a level that are not written yet. */
  private static final class Level {
    private byte[] hashes = new byte[Tile.FULL_LENGTH];
    private long first;
    private int count;

    Level(long first) {
      this.first = first;
    }

    void add(byte[] hash) {
      int at = count * TreeHash.LENGTH;
      if (at == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      }
      System.arraycopy(hash, 0, hashes, at, TreeHash.LENGTH);
      count++;
    }

    boolean waits() {
      return count > 0;
    }

    boolean endsBundle() {
      return (first + count) % TileFiles.BUNDLE_HASHES == 0;
    }

    void written() {
      first += count;
      count = 0;
    }
  }
}
