package io.headroom.journal.seal;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Builds a log's tree again, leaf by leaf, and compares it with the tiles on the way. Belongs to
 * one thread.
 */
public final class TreeCheck {
  private final SealedLog seals;
  private final long sealedSize;
  private final TreeEdge edge;
  private final byte[][] hashes = new byte[Tile.LEVELS][Tile.FULL_LENGTH];
  private final long[] count = new long[Tile.LEVELS];
  private Optional<Difference> difference = Optional.empty();
  private OptionalLong otherBeyond = OptionalLong.empty();
  private boolean beyondTiles;

  /**
   * A check of tiles.
   *
   * @param sealedSize size of the newest checkpoint
   */
  public TreeCheck(SealedLog seals, long sealedSize, TreeHasher hasher) {
    this.seals = seals;
    this.sealedSize = sealedSize;
    edge = new TreeEdge(hasher, this::next);
  }

  /**
   * Where log and tiles differ.
   *
   * @param index of the first record under the first hash that differs
   * @param offset of that hash in the tile's file
   * @param stored the hash in the tile; empty if the tile is not there as a whole
   */
  public record Difference(
      long index, Tile tile, long offset, Optional<TreeHash> stored, TreeHash computed) {}

  /** Adds the hash of the next record. */
  public void add(byte[] leaf) {
    edge.add(leaf, 0);
    if (edge.size() == sealedSize) {
      comparePartial();
    }
  }

  /** How many records have been added. */
  public long size() {
    return edge.size();
  }

  /** The root over the records so far. */
  public TreeHash root() {
    return edge.root();
  }

  /** The first difference so far. */
  public Optional<Difference> difference() {
    return difference;
  }

  /**
   * The first record behind the newest checkpoint of which the tiles hold another hash, once all
   * records have been added. A sealer writes tiles before the checkpoint that covers them, so there
   * may be some; what no checkpoint signs proves nothing, but no crash leaves another record's hash
   * where durable records survive it.
   */
  public OptionalLong otherBeyond() {
    int width = (int) (count[0] % Tile.FULL_WIDTH);
    if (width > 0) {
      compareBeyond(count[0] / Tile.FULL_WIDTH, width);
    }
    return otherBeyond;
  }

  private void compareBeyond(long index, int width) {
    long first = index * Tile.FULL_WIDTH;
    if (beyondTiles || otherBeyond.isPresent() || first + width <= sealedSize) {
      return;
    }
    byte[] stored = seals.partOfTile(new Tile(0, index, width));
    beyondTiles = stored.length == 0;
    int from = (int) Math.max(0, sealedSize - first);
    int other = UnsignedTile.firstOther(stored, hashes[0], from, width);
    if (other >= 0) {
      otherBeyond = OptionalLong.of(first + other + 1);
    }
  }

  private void next(int level, byte[] hash) {
    int width = (int) (count[level] % Tile.FULL_WIDTH);
    System.arraycopy(hash, 0, hashes[level], width * TreeHash.LENGTH, TreeHash.LENGTH);
    count[level]++;
    if (width == Tile.FULL_WIDTH - 1 && count[level] <= Tile.hashes(level, sealedSize)) {
      compare(Tile.full(level, count[level] / Tile.FULL_WIDTH - 1));
    }
    if (level == 0 && width == Tile.FULL_WIDTH - 1) {
      compareBeyond(count[0] / Tile.FULL_WIDTH - 1, Tile.FULL_WIDTH);
    }
  }

  /** Compares the tiles that are not full. */
  private void comparePartial() {
    for (int level = 0; level < Tile.LEVELS; level++) {
      int width = Tile.partialWidth(level, sealedSize);
      if (width > 0) {
        compare(new Tile(level, Tile.hashes(level, sealedSize) / Tile.FULL_WIDTH, width));
      }
    }
  }

  private void compare(Tile tile) {
    if (difference.isEmpty()) {
      byte[] stored = seals.tile(tile).orElseGet(() -> new byte[0]);
      byte[] computed = hashes[tile.level()];
      int at = Arrays.mismatch(stored, 0, stored.length, computed, 0, tile.length());
      if (at >= 0) {
        difference = Optional.of(difference(tile, stored, at));
      }
    }
  }

  private Difference difference(Tile tile, byte[] stored, int at) {
    int hash = Math.min(at / TreeHash.LENGTH, tile.width() - 1);
    int offset = hash * TreeHash.LENGTH;
    long index = (tile.index() * Tile.FULL_WIDTH + hash) << (Tile.HEIGHT * tile.level());
    Optional<TreeHash> there =
        stored.length >= offset + TreeHash.LENGTH
            ? Optional.of(TreeHash.of(stored, offset))
            : Optional.empty();
    TreeHash computed = TreeHash.of(hashes[tile.level()], offset);
    return new Difference(index, tile, TileFiles.offset(tile) + offset, there, computed);
  }
}
