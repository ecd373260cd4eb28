package io.headroom.journal.seal;

import java.util.List;

/** Checks proofs, needing neither the tree nor its records. */
public final class MerkleProofs {
  private MerkleProofs() {}

  /**
   * Whether a proof shows that a leaf is in a tree (RFC 9162, section 2.1.3.2).
   *
   * @param index of the leaf, from 0
   */
  public static boolean includes(
      long index, long size, TreeHash leaf, List<TreeHash> proof, TreeHash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    long node = index;
    long last = size - 1;
    TreeHash hash = leaf;
    for (TreeHash next : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = hasher.node(next, hash);
        int shift = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node = shift(node, shift);
        last = shift(last, shift);
      } else {
        hash = hasher.node(hash, next);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether a proof shows that one tree is the beginning of another (RFC 9162, section 2.1.4.2).
   * The empty tree is the beginning of every tree, and needs an empty proof.
   */
  public static boolean consistent(
      long oldSize, long newSize, TreeHash oldRoot, TreeHash newRoot, List<TreeHash> proof) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == 0) {
      return proof.isEmpty() && oldRoot.equals(TreeHash.EMPTY_TREE);
    }
    if (oldSize == newSize) {
      return proof.isEmpty() && oldRoot.equals(newRoot);
    }
    boolean whole = Long.bitCount(oldSize) == 1;
    if (proof.isEmpty() && !whole) {
      return false;
    }
    TreeHash first = whole ? oldRoot : proof.get(0);
    return grows(oldSize, newSize, oldRoot, newRoot, first, whole ? proof : rest(proof));
  }

  private static boolean grows(
      long oldSize,
      long newSize,
      TreeHash oldRoot,
      TreeHash newRoot,
      TreeHash first,
      List<TreeHash> proof) {
    TreeHasher hasher = new TreeHasher();
    int common = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >>> common;
    long last = (newSize - 1) >>> common;
    TreeHash old = first;
    TreeHash grown = first;
    for (TreeHash next : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        old = hasher.node(next, old);
        grown = hasher.node(next, grown);
        int shift = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node = shift(node, shift);
        last = shift(last, shift);
      } else {
        grown = hasher.node(grown, next);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && old.equals(oldRoot) && grown.equals(newRoot);
  }

  /** Of zero, every bit is trailing; shifting by all 64 would shift by none. */
  private static long shift(long value, int bits) {
    return bits >= Long.SIZE ? 0 : value >>> bits;
  }

  private static List<TreeHash> rest(List<TreeHash> proof) {
    return proof.subList(1, proof.size());
  }
}
