package io.headroom.journal.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Merkle trees written down from RFC 9162, section 2.1, as it stands there; slow and plain. */
final class NaiveTree {
  private NaiveTree() {}

  static TreeHash root(List<byte[]> leaves) {
    int n = leaves.size();
    if (n == 0) {
      return TreeHash.of(sha256(), 0);
    }
    if (n == 1) {
      return TreeHash.of(sha256(new byte[] {0}, leaves.get(0)), 0);
    }
    int k = split(n);
    return TreeHash.of(
        sha256(
            new byte[] {1}, root(leaves.subList(0, k)).bytes(), root(leaves.subList(k, n)).bytes()),
        0);
  }

  static List<TreeHash> path(int m, List<byte[]> leaves) {
    int n = leaves.size();
    if (n == 1) {
      return List.of();
    }
    int k = split(n);
    return m < k
        ? append(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
        : append(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
  }

  static List<TreeHash> proof(int m, List<byte[]> leaves) {
    return subproof(m, leaves, true);
  }

  private static List<TreeHash> subproof(int m, List<byte[]> leaves, boolean known) {
    int n = leaves.size();
    if (m == n) {
      return known ? List.of() : List.of(root(leaves));
    }
    int k = split(n);
    return m <= k
        ? append(subproof(m, leaves.subList(0, k), known), root(leaves.subList(k, n)))
        : append(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
  }

  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  private static List<TreeHash> append(List<TreeHash> list, TreeHash last) {
    List<TreeHash> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
