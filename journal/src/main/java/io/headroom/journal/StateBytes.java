package io.headroom.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change, equal where each is equal. */
public final class StateBytes {
  private final byte[] bytes;

  private StateBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes over an array, which nobody may write to from now on. */
  public static StateBytes of(byte[] bytes) {
    return new StateBytes(bytes);
  }

  /** How many there are. */
  public int length() {
    return bytes.length;
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** Reads them as somebody's state. */
  StateReader reader(String owner) {
    return new StateReader(owner, bytes);
  }

  void write(StateWriter to) {
    to.putBytes(bytes);
  }

  static StateBytes read(StateReader from) {
    return new StateBytes(from.takeBytes());
  }

  /** Their SHA-256. */
  public StateBytes sha256() {
    try {
      return new StateBytes(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes in hexadecimal, or how many there are if they are more than a hash. */
  @Override
  public String toString() {
    return bytes.length <= 32 ? HexFormat.of().formatHex(bytes) : bytes.length + " bytes";
  }
}
