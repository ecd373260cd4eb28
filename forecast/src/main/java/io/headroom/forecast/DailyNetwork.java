package io.headroom.forecast;

import io.headroom.forecast.network.FeatureScaling;
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

  /**
   * A window of the HAR point: each day came out as log-HAR had forecast it, and nothing else is
   * known. What the network makes of a window is explained against it.
   *
   * @return raw features, {@code [steps][features]}, row-major, every step the same
   */
  public double[] harPoint() {
    FeatureScaling scaling = artifact.parts().scaling();
    double[] window = new double[artifact.steps() * features.size()];
    for (int i = 0; i < window.length; i++) {
      int feature = i % features.size();
      window[i] = features.get(feature).harPoint(scaling.mean(feature));
    }
    return window;
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
