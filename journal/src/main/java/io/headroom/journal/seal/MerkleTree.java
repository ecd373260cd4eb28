package io.headroom.journal.seal;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a Merkle tree, as RFC 9162, section 2.1 defines them. */
public final class MerkleTree {
  private final Subtrees subtrees;
  private final TreeHasher hasher = new TreeHasher();

  /** Over the hashes of subtrees. */
  MerkleTree(Subtrees subtrees) {
    this.subtrees = subtrees;
  }

  /** Where the hashes come from. */
  @FunctionalInterface
  interface Subtrees {
    /** The root of the {@code index}-th perfect subtree of 2<sup>height</sup> leaves. */
    TreeHash perfect(int height, long index);
  }

  /** The root of the tree over the first {@code size} leaves. */
  public TreeHash root(long size) {
    return size == 0 ? TreeHash.EMPTY_TREE : range(0, size);
  }

  /**
   * The hashes that lead from a leaf to the root, the leaf's sibling first (section 2.1.3.1).
   *
   * @param index of the leaf, from 0
   */
  public List<TreeHash> inclusionProof(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<TreeHash> proof = new ArrayList<>();
    path(index, 0, size, proof);
    return proof;
  }

  /**
   * The hashes that show that the tree over the first {@code oldSize} leaves is the beginning of
   * the one over {@code newSize} (section 2.1.4.1); none if the old tree is empty or the same.
   */
  public List<TreeHash> consistencyProof(long oldSize, long newSize) {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException(oldSize + " leaves cannot become " + newSize);
    }
    List<TreeHash> proof = new ArrayList<>();
    if (oldSize > 0) {
      subproof(oldSize, 0, newSize, true, proof);
    }
    return proof;
  }

  private void path(long index, long start, long size, List<TreeHash> proof) {
    if (size == 1) {
      return;
    }
    long left = split(size);
    if (index < left) {
      path(index, start, left, proof);
      proof.add(range(start + left, start + size));
    } else {
      path(index - left, start + left, size - left, proof);
      proof.add(range(start, start + left));
    }
  }

  private void subproof(
      long old, long start, long size, boolean rootIsKnown, List<TreeHash> proof) {
    if (old == size) {
      if (!rootIsKnown) {
        proof.add(range(start, start + size));
      }
      return;
    }
    long left = split(size);
    if (old <= left) {
      subproof(old, start, left, rootIsKnown, proof);
      proof.add(range(start + left, start + size));
    } else {
      subproof(old - left, start + left, size - left, false, proof);
      proof.add(range(start, start + left));
    }
  }

  private TreeHash range(long start, long end) {
    long size = end - start;
    if (Long.bitCount(size) == 1) {
      int height = Long.numberOfTrailingZeros(size);
      return subtrees.perfect(height, start >>> height);
    }
    long left = split(size);
    return hasher.node(range(start, start + left), range(start + left, end));
  }

  /** The largest power of two below a size. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
