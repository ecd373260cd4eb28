package io.headroom.journal.seal;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes tiles again that a crash has lost or damaged, from the tiles below them or from the log.
 * Says of each tile that it makes.
 */
final class TileRepair {
  private final TileFiles files;
  private final LeafReader leaves;
  private final TreeHasher hasher;
  private final Consumer<String> notes;

  TileRepair(TileFiles files, LeafReader leaves, TreeHasher hasher, Consumer<String> notes) {
    this.files = files;
    this.leaves = leaves;
    this.hasher = hasher;
    this.notes = notes;
  }

  /** The tile as it is, or if it is not there, made from the tiles below it. */
  byte[] readOrMake(Tile tile) {
    return files.read(tile).orElseGet(() -> make(tile, true));
  }

  /** The tile made from the log, whatever tiles there are. */
  byte[] makeFromLog(Tile tile) {
    return make(tile, false);
  }

  /**
   * Checks a full tile and makes it again if it is missing or not what it was.
   *
   * @return whether it was good; false also if it cannot be made, which readers of it will be told
   */
  boolean check(Tile tile, TreeHash expected) {
    Optional<byte[]> bytes = files.read(tile);
    if (bytes.isPresent() && root(bytes.get()).equals(expected)) {
      return true;
    }
    if (!root(make(tile, true)).equals(expected) && !root(make(tile, false)).equals(expected)) {
      notes.accept(
          files.name(tile)
              + ": the records under this tile are not those that were sealed;"
              + " 'headroom verify' tells which");
    }
    return false;
  }

  private byte[] make(Tile tile, boolean useTiles) {
    byte[] hashes =
        tile.level() == 0
            ? leaves.hashes(tile.index() * Tile.FULL_WIDTH, tile.width())
            : fromBelow(tile, useTiles);
    files.write(tile, hashes);
    notes.accept(files.name(tile) + " was missing or damaged and has been made again");
    return hashes;
  }

  private byte[] fromBelow(Tile tile, boolean useTiles) {
    byte[] hashes = new byte[tile.length()];
    for (int i = 0; i < tile.width(); i++) {
      Tile below = Tile.full(tile.level() - 1, tile.index() * Tile.FULL_WIDTH + i);
      byte[] bytes = useTiles ? readOrMake(below) : makeFromLog(below);
      root(bytes).copyTo(hashes, i * TreeHash.LENGTH);
    }
    return hashes;
  }

  private TreeHash root(byte[] full) {
    return hasher.perfect(full, 0, Tile.FULL_WIDTH);
  }
}
