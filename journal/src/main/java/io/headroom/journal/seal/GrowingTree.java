package io.headroom.journal.seal;

import io.headroom.journal.JournalCorruptException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A log's tree and its tiles while they grow: the right edge, and the tiles that are not full. Both
 * are found again from the tiles, and checked against the root that was signed.
 */
final class GrowingTree {
  /** So many good tiles one after the other, and a crash cannot have hurt those before. */
  private static final int ENOUGH_GOOD = Tile.FULL_WIDTH;

  private final TreeEdge edge;
  private final TileWriter writer;

  private GrowingTree(TreeHasher hasher, TileFiles files) {
    writer = new TileWriter(files);
    edge = new TreeEdge(hasher, writer);
  }

  /** What {@link #resume} works on. */
  record Parts(SealSource source, TileFiles files, TreeHasher hasher, Consumer<String> notes) {}

  /** A tree without a leaf. */
  static GrowingTree empty(Parts parts) {
    return new GrowingTree(parts.hasher(), parts.files());
  }

  /**
   * The tree that a checkpoint speaks of. Tiles that are missing or damaged are made again.
   *
   * @throws JournalCorruptException if the log's records do not have the checkpoint's root
   */
  static GrowingTree resume(Parts parts, Checkpoint checkpoint) {
    LeafReader leaves = new LeafReader(parts.source(), parts.hasher());
    TileRepair repair = new TileRepair(parts.files(), leaves, parts.hasher(), parts.notes());
    Function<Tile, byte[]> tiles = repair::readOrMake;
    GrowingTree tree = ofEdge(parts, checkpoint.size(), tiles);
    if (!tree.edge.root().equals(checkpoint.root())) {
      tiles = repair::makeFromLog;
      tree = ofEdge(parts, checkpoint.size(), tiles);
    }
    if (!tree.edge.root().equals(checkpoint.root())) {
      throw differs(parts.source(), checkpoint, tree.edge.root());
    }
    if (repair.hasMade()) {
      Function<Tile, byte[]> good = tiles;
      tree = repair.writing(() -> ofEdge(parts, checkpoint.size(), good));
    }
    checkFull(parts.files(), repair, checkpoint.size());
    checkLastRecords(parts, leaves, checkpoint.size());
    return tree;
  }

  private static GrowingTree ofEdge(Parts parts, long size, Function<Tile, byte[]> tiles) {
    GrowingTree tree = new GrowingTree(parts.hasher(), parts.files());
    for (int level = Tile.LEVELS - 1; level >= 0; level--) {
      long full = Tile.hashes(level, size) / Tile.FULL_WIDTH;
      tree.writer.resume(level, Tile.hashes(level, size));
      int width = Tile.partialWidth(level, size);
      if (width > 0) {
        Tile tile = new Tile(level, full, width);
        tree.take(tile, tiles.apply(tile));
      }
    }
    return tree;
  }

  private void take(Tile tile, byte[] hashes) {
    for (int i = 0; i < tile.width(); i++) {
      edge.addSubtree(tile.level(), hashes, i * TreeHash.LENGTH);
    }
  }

  /** Checks the full tiles that were written last, which a machine that stopped may have lost. */
  private static void checkFull(TileFiles files, TileRepair repair, long size) {
    TileTree tree = new TileTree(files, size);
    for (int level = Tile.LEVELS - 2; level >= 0; level--) {
      long last = Tile.hashes(level + 1, size) - 1;
      int good = 0;
      for (long index = last; index >= 0 && good < ENOUGH_GOOD; index--) {
        TreeHash expected = tree.perfect((level + 1) * Tile.HEIGHT, index);
        good = repair.check(Tile.full(level, index), expected) ? good + 1 : 0;
      }
    }
  }

  /** Checks the records under the last tile: a log whose end was written anew shows here. */
  private static void checkLastRecords(Parts parts, LeafReader leaves, long size) {
    if (size == 0) {
      return;
    }
    Tile last = Tile.holding(0, size - 1, size);
    long first = last.index() * Tile.FULL_WIDTH;
    byte[] sealed =
        parts.files().read(last).orElseThrow(() -> lacksLastTile(parts.source(), first + 1, size));
    byte[] found = leaves.hashes(first, last.width());
    int differs = Arrays.mismatch(sealed, found);
    if (differs >= 0) {
      throw new JournalCorruptException(
          parts.source().log(),
          first + differs / TreeHash.LENGTH + 1,
          parts.files().name(last),
          "the record that was sealed",
          "another record; 'headroom verify' tells what else was changed");
    }
  }

  private static JournalCorruptException lacksLastTile(SealSource source, long from, long to) {
    return JournalCorruptException.between(
        source.log(),
        from,
        to,
        "the records that were sealed",
        "others, and their tile is missing; 'headroom verify' tells more");
  }

  private static JournalCorruptException differs(
      SealSource source, Checkpoint checkpoint, TreeHash found) {
    return JournalCorruptException.between(
        source.log(),
        1,
        checkpoint.size(),
        "the sealed root " + checkpoint.root(),
        "root " + found + "; 'headroom verify' tells which record was changed");
  }

  void add(byte[] leafHash) {
    edge.add(leafHash, 0);
  }

  long size() {
    return edge.size();
  }

  TreeHash root() {
    return edge.root();
  }

  /** Writes the hashes that a checkpoint of this size needs. */
  void writeTiles() {
    writer.writeAll();
  }
}
