package io.headroom.forecast;

import io.headroom.forecast.network.Network;
import io.headroom.forecast.network.NetworkArtifact;
import java.util.List;

/** A network that forecasts can be made with: one whose features this release has. */
public final class DailyNetwork {
  private final NetworkArtifact artifact;
  private final List<DailyFeature> features;
  private final byte[] hash;

  private DailyNetwork(NetworkArtifact artifact) {
    this.artifact = artifact;
    features = DailyFeature.of(artifact.featureNames());
    hash = artifact.hash();
  }

  /**
   * Reads an artifact's bytes.
   *
   * @throws IllegalArgumentException that says what is wrong, if they are not a whole artifact, its
   *     test vectors don't come out, or it needs a feature that this release does not have
   */
  public static DailyNetwork parse(byte[] artifact) {
    return new DailyNetwork(NetworkArtifact.parse(artifact));
  }

  /** What it was read from. */
  public NetworkArtifact artifact() {
    return artifact;
  }

  Network network() {
    return artifact.network();
  }

  List<DailyFeature> features() {
    return features;
  }

  /** SHA-256 of the artifact, 32 bytes; not to be changed. */
  byte[] hash() {
    return hash;
  }
}
