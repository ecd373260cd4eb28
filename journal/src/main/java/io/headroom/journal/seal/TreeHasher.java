package io.headroom.journal.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Hashes the leaves and nodes of a Merkle tree (RFC 9162, section 2.1.1): {@code SHA-256(0x00 ||
 * leaf)} and {@code SHA-256(0x01 || left || right)}. Nothing is allocated per hash. Belongs to one
 * thread.
 */
public final class TreeHasher {
  private static final int FIRST_CAPACITY = 4096;

  private final MessageDigest sha256 = sha256();
  private final byte[] node = new byte[1 + 2 * TreeHash.LENGTH];
  private byte[] leaf = new byte[FIRST_CAPACITY];

  /** A new one. */
  public TreeHasher() {
    node[0] = 1;
  }

  /** Hashes a record as a leaf. */
  public void leaf(DirectBuffer record, int offset, int length, byte[] target, int targetOffset) {
    if (length >= leaf.length) {
      leaf = new byte[2 * length];
    }
    record.getBytes(offset, leaf, 1, length);
    digest(leaf, length + 1, target, targetOffset);
  }

  /** Hashes a record as a leaf. */
  public TreeHash leaf(byte[] record) {
    byte[] hash = new byte[TreeHash.LENGTH];
    leaf(new UnsafeBuffer(record), 0, record.length, hash, 0);
    return TreeHash.of(hash, 0);
  }

  /** Hashes two children; the target may be where one of them is. */
  void node(byte[] left, int leftOffset, byte[] right, int rightOffset, byte[] target, int at) {
    System.arraycopy(left, leftOffset, node, 1, TreeHash.LENGTH);
    System.arraycopy(right, rightOffset, node, 1 + TreeHash.LENGTH, TreeHash.LENGTH);
    digest(node, node.length, target, at);
  }

  /** Hashes two children. */
  public TreeHash node(TreeHash left, TreeHash right) {
    left.copyTo(node, 1);
    right.copyTo(node, 1 + TreeHash.LENGTH);
    byte[] hash = new byte[TreeHash.LENGTH];
    digest(node, node.length, hash, 0);
    return TreeHash.of(hash, 0);
  }

  /**
   * The root of the perfect tree over hashes that lie one after the other.
   *
   * @param count a power of two
   */
  TreeHash perfect(byte[] hashes, int offset, int count) {
    byte[] level = Arrays.copyOfRange(hashes, offset, offset + count * TreeHash.LENGTH);
    for (int width = count; width > 1; width /= 2) {
      for (int i = 0; i < width; i += 2) {
        int left = i * TreeHash.LENGTH;
        node(level, left, level, left + TreeHash.LENGTH, level, left / 2);
      }
    }
    return TreeHash.of(level, 0);
  }

  private void digest(byte[] input, int length, byte[] target, int at) {
    try {
      sha256.update(input, 0, length);
      sha256.digest(target, at, TreeHash.LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has " + TreeHash.LENGTH + " bytes", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
