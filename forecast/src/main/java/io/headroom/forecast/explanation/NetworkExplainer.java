package io.headroom.forecast.explanation;

import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.NetworkEvaluation;
import io.headroom.forecast.network.NetworkArtifact;

/**
 * Explains what a journaled network answered, against the HAR point: the window in which each day
 * came out as log-HAR had forecast it. What log-HAR itself makes of the days is not explained, but
 * by how much the network moved it.
 */
public final class NetworkExplainer {
  private NetworkExplainer() {}

  /**
   * Integrated gradients of an answer, one attribution for each day and feature.
   *
   * @return a row of one instrument, whose residual has the bits of the answer's
   */
  public static Attributions explain(NetworkEvaluation evaluation) {
    DailyNetwork network = evaluation.network();
    NetworkArtifact artifact = network.artifact();
    RowShape shape = new RowShape(1, artifact.steps(), artifact.featureNames().size());
    return IntegratedGradients.of(
        JournaledNetwork.of(artifact), shape, evaluation.window(), network.harPoint());
  }
}
