package io.headroom.journal;

import java.util.Optional;
import org.agrona.DirectBuffer;

/** Temporary. */
public final class RecordDiff {
  private RecordDiff() {}

  public static Optional<String> firstDifference(
      DirectBuffer a, int aOffset, int aLength, DirectBuffer b, int bOffset, int bLength) {
    return Optional.empty();
  }
}
