package io.headroom.journal.seal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes tiles again that a crash has lost or damaged, from the tiles below them or from the log.
 * Says of each tile that it makes.
 */
final class TileRepair {
  private final TileFiles files;
  private final LeafReader leaves;
  private final TreeHasher hasher;
  private final Consumer<String> notes;
  private boolean made;
  private boolean writing;

  TileRepair(TileFiles files, LeafReader leaves, TreeHasher hasher, Consumer<String> notes) {
    this.files = files;
    this.leaves = leaves;
    this.hasher = hasher;
    this.notes = notes;
  }

  /** The tile as it is, or if it is not there, computed from the tiles below it. */
  byte[] readOrMake(Tile tile) {
    return files.read(tile).orElseGet(() -> make(tile, true));
  }

  /** The tile computed from the log, whatever tiles there are. */
  byte[] makeFromLog(Tile tile) {
    return make(tile, false);
  }

  /** Whether anything had to be made so far that is not written yet. */
  boolean hasMade() {
    return made;
  }

  /**
   * Does again what made tiles, and writes them now. It is done twice because a tile that is there
   * may be evidence: it is written over only once the result is known to be what was signed.
   */
  <T> T writing(Supplier<T> again) {
    writing = true;
    try {
      return again.get();
    } finally {
      writing = false;
      made = false;
    }
  }

  /**
   * Checks a full tile and makes it again if it is missing or not what it was, and what is made is
   * what was signed.
   *
   * @return whether it was good; false also if it cannot be made, which readers of it will be told
   */
  boolean check(Tile tile, TreeHash expected) {
    Optional<byte[]> bytes = files.read(tile);
    if (bytes.isPresent() && root(bytes.get()).equals(expected)) {
      return true;
    }
    boolean mended =
        mend(tile, expected, true) || (tile.level() > 0 && mend(tile, expected, false));
    if (!mended) {
      notes.accept(
          files.name(tile)
              + ": the records under this tile are not those that were sealed;"
              + " 'headroom verify' tells which");
    }
    return false;
  }

  private boolean mend(Tile tile, TreeHash expected, boolean useTiles) {
    boolean right = root(make(tile, useTiles)).equals(expected);
    if (right) {
      writing(() -> make(tile, useTiles));
    }
    return right;
  }

  private byte[] make(Tile tile, boolean useTiles) {
    byte[] hashes =
        tile.level() == 0
            ? leaves.hashes(tile.index() * Tile.FULL_WIDTH, tile.width())
            : fromBelow(tile, useTiles);
    made = true;
    if (writing) {
      files.write(tile, hashes);
      notes.accept(files.name(tile) + " was missing or damaged and has been made again");
    }
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
