package io.headroom.journal.seal;

import java.util.Arrays;

/**
 * The right edge of a growing Merkle tree: the roots of the perfect subtrees that its size is the
 * sum of. That is all it takes to go on and to know the root. Nothing is allocated per leaf.
 */
public final class TreeEdge {
  private static final int LEVELS = 64;

  private final TreeHasher hasher;
  private final Nodes nodes;
  private final byte[] perfect = new byte[LEVELS * TreeHash.LENGTH];
  private final byte[] carry = new byte[TreeHash.LENGTH];
  private long size;

  /** Is told of the hashes that tiles are made of, as they become known. */
  interface Nodes {
    /**
     * Takes the next hash of a level of tiles.
     *
     * @param tileLevel 0 for leaves, 1 for the roots of 256 leaves each, and so on
     * @param hash valid until this returns
     */
    void next(int tileLevel, byte[] hash);
  }

  /** Of an empty tree that tells nobody of its nodes. */
  public TreeEdge(TreeHasher hasher) {
    this(hasher, (level, hash) -> {});
  }

  /** Of an empty tree. */
  TreeEdge(TreeHasher hasher, Nodes nodes) {
    this.hasher = hasher;
    this.nodes = nodes;
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** Adds the hash of the next leaf. */
  public void add(byte[] hashes, int offset) {
    System.arraycopy(hashes, offset, carry, 0, TreeHash.LENGTH);
    int level = 0;
    nodes.next(0, carry);
    while ((size >>> level & 1) != 0) {
      hasher.node(perfect, level * TreeHash.LENGTH, carry, 0, carry, 0);
      level++;
      if (level % Tile.HEIGHT == 0) {
        nodes.next(level / Tile.HEIGHT, carry);
      }
    }
    System.arraycopy(carry, 0, perfect, level * TreeHash.LENGTH, TreeHash.LENGTH);
    size++;
  }

  /**
   * Adds the root of a perfect subtree of 256<sup>tileLevel</sup> leaves, to rebuild an edge from
   * tiles, the highest level first. Nobody is told of it.
   */
  void addSubtree(int tileLevel, byte[] hashes, int offset) {
    System.arraycopy(hashes, offset, carry, 0, TreeHash.LENGTH);
    int level = tileLevel * Tile.HEIGHT;
    long leaves = 1L << level;
    while ((size >>> level & 1) != 0) {
      hasher.node(perfect, level * TreeHash.LENGTH, carry, 0, carry, 0);
      level++;
    }
    System.arraycopy(carry, 0, perfect, level * TreeHash.LENGTH, TreeHash.LENGTH);
    size += leaves;
  }

  /** The root of the tree as it is now. */
  public TreeHash root() {
    if (size == 0) {
      return TreeHash.EMPTY_TREE;
    }
    int level = Long.numberOfTrailingZeros(size);
    byte[] root =
        Arrays.copyOfRange(
            perfect, level * TreeHash.LENGTH, level * TreeHash.LENGTH + TreeHash.LENGTH);
    for (level++; level < LEVELS; level++) {
      if ((size >>> level & 1) != 0) {
        hasher.node(perfect, level * TreeHash.LENGTH, root, 0, root, 0);
      }
    }
    return TreeHash.of(root, 0);
  }
}
