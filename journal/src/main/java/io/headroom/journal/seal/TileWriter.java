package io.headroom.journal.seal;

/**
 * Collects a growing tree's hashes into tiles: full ones are written as soon as they are full,
 * partial ones when a checkpoint needs them.
 */
final class TileWriter implements TreeEdge.Nodes {
  private final TileFiles files;
  private final byte[][] hashes = new byte[Tile.LEVELS][];
  private final int[] width = new int[Tile.LEVELS];
  private final long[] index = new long[Tile.LEVELS];
  private final int[] written = new int[Tile.LEVELS];

  TileWriter(TileFiles files) {
    this.files = files;
  }

  /** Goes on with a tile that is not full. */
  void resume(Tile tile, byte[] bytes) {
    int level = tile.level();
    System.arraycopy(bytes, 0, room(level), 0, tile.length());
    width[level] = tile.width();
    written[level] = tile.width();
  }

  /** Goes on behind so many full tiles of a level. */
  void skip(int level, long fullTiles) {
    index[level] = fullTiles;
  }

  @Override
  public void next(int level, byte[] hash) {
    System.arraycopy(hash, 0, room(level), width[level] * TreeHash.LENGTH, TreeHash.LENGTH);
    width[level]++;
    if (width[level] == Tile.FULL_WIDTH) {
      writeFull(level);
    }
  }

  /** Writes the tiles that are not full, where they have grown. */
  void writePartial() {
    for (int level = 0; level < Tile.LEVELS; level++) {
      if (width[level] > written[level]) {
        files.write(new Tile(level, index[level], width[level]), hashes[level]);
        written[level] = width[level];
      }
    }
  }

  private void writeFull(int level) {
    Tile full = Tile.full(level, index[level]);
    files.write(full, hashes[level]);
    if (written[level] > 0) {
      files.deletePartial(full);
    }
    index[level]++;
    width[level] = 0;
    written[level] = 0;
  }

  private byte[] room(int level) {
    if (hashes[level] == null) {
      hashes[level] = new byte[Tile.FULL_LENGTH];
    }
    return hashes[level];
  }
}
