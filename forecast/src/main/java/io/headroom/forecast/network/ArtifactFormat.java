package io.headroom.forecast.network;

import java.nio.charset.StandardCharsets;

/**
 * What writer and reader of an artifact agree on; the layout is drawn in {@link NetworkArtifact}.
 */
final class ArtifactFormat {
  static final int VERSION = 1;

  /** More is no network of this kind: a count beyond it is a broken file. */
  static final int MOST_STEPS = 1_000;

  static final int MOST_FEATURES = 200;
  static final int MOST_UNITS = 500;
  static final int MOST_MEMBERS = 100;
  static final int MOST_VECTORS = 1_000;
  static final int LONGEST_MANIFEST = 100_000;
  static final int LONGEST_NAME = 100;

  private static final String MAGIC = "HDRMLSTM";

  private ArtifactFormat() {}

  static byte[] magic() {
    return MAGIC.getBytes(StandardCharsets.US_ASCII);
  }
}
