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
   * An artifact's network.
   *
   * @throws IllegalArgumentException if it needs a feature that this release does not have
   */
  public static DailyNetwork of(NetworkArtifact artifact) {
    return new DailyNetwork(artifact);
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
