package io.headroom.journal.seal;

import java.util.Arrays;
import java.util.Base64;

/** The hash of a Merkle tree's leaf, node or root: the 32 bytes of a SHA-256. */
public final class TreeHash {
  /** Bytes of a hash. */
  public static final int LENGTH = 32;

  /** The root of the tree without a leaf: the SHA-256 of nothing. */
  public static final TreeHash EMPTY_TREE =
      fromBase64("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash that begins at an offset. */
  public static TreeHash of(byte[] bytes, int offset) {
    return new TreeHash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
  }

  /**
   * Reads base64 (RFC 4648, section 4).
   *
   * @throws SealException if that is not 32 bytes in base64
   */
  public static TreeHash fromBase64(String text) {
    byte[] bytes = Base64Text.decode(text);
    if (bytes.length != LENGTH) {
      throw new SealException("a hash has " + LENGTH + " bytes; found " + bytes.length);
    }
    return new TreeHash(bytes);
  }

  /** In base64, as checkpoints and proofs have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether the bytes at an offset are this hash. */
  public boolean isAt(byte[] other, int offset) {
    return Arrays.equals(bytes, 0, LENGTH, other, offset, offset + LENGTH);
  }

  /** Copies the bytes to an offset. */
  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
