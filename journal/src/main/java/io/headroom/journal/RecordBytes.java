package io.headroom.journal;

import org.agrona.DirectBuffer;

/** Compares records as bytes. */
public final class RecordBytes {
  private RecordBytes() {}

  /** Whether two records are the same, byte for byte. */
  public static boolean equal(
      DirectBuffer a, int aOffset, int aLength, DirectBuffer b, int bOffset, int bLength) {
    if (aLength != bLength) {
      return false;
    }
    int i = 0;
    for (; i + Long.BYTES <= aLength; i += Long.BYTES) {
      if (a.getLong(aOffset + i) != b.getLong(bOffset + i)) {
        return false;
      }
    }
    for (; i < aLength; i++) {
      if (a.getByte(aOffset + i) != b.getByte(bOffset + i)) {
        return false;
      }
    }
    return true;
  }
}
