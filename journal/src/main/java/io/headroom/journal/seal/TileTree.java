package io.headroom.journal.seal;

/**
 * The hashes of subtrees, from the tiles of a tree of a size. Keeps the tile of each level that it
 * read last. Belongs to one thread.
 */
final class TileTree implements MerkleTree.Subtrees {
  private final TileFiles files;
  private final long size;
  private final TreeHasher hasher = new TreeHasher();
  private final Tile[] tiles = new Tile[Tile.LEVELS];
  private final byte[][] hashes = new byte[Tile.LEVELS][];

  TileTree(TileFiles files, long size) {
    this.files = files;
    this.size = size;
  }

  @Override
  public TreeHash perfect(int height, long index) {
    int level = height / Tile.HEIGHT;
    int below = height % Tile.HEIGHT;
    long first = index << below;
    if ((index + 1) << below > Tile.hashes(level, size)) {
      throw new IllegalArgumentException(
          "the tree of " + size + " leaves has no subtree " + index + " of height " + height);
    }
    byte[] bytes = read(Tile.holding(level, first, size));
    int offset = (int) (first % Tile.FULL_WIDTH) * TreeHash.LENGTH;
    return hasher.perfect(bytes, offset, 1 << below);
  }

  private byte[] read(Tile tile) {
    int level = tile.level();
    if (!tile.equals(tiles[level])) {
      hashes[level] = files.read(tile).orElseThrow(() -> missing(tile));
      tiles[level] = tile;
    }
    return hashes[level];
  }

  private SealException missing(Tile tile) {
    return new SealException(
        files.name(tile)
            + ": the tile is missing or not of "
            + tile.length()
            + " bytes; 'headroom verify' tells what else is wrong");
  }
}
