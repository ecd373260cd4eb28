package io.headroom.forecast.explanation;

import io.headroom.forecast.network.LstmWeights;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.NetworkParts;
import java.util.List;

/**
 * The residual of the network of an artifact, as a function of a window of raw features, {@code
 * [steps][features]}: bit for bit that of {@link io.headroom.forecast.network.Network#residual}.
 */
public final class JournaledNetwork implements Differentiable {
  private final Differentiable members;

  private JournaledNetwork(Differentiable members) {
    this.members = members;
  }

  /** Of an artifact. */
  public static JournaledNetwork of(NetworkArtifact artifact) {
    NetworkParts parts = artifact.parts();
    return new JournaledNetwork(
        new VarianceMean(parts.members().stream().map(weights -> member(parts, weights)).toList()));
  }

  @Override
  public int inputs() {
    return members.inputs();
  }

  @Override
  public Slope at(double[] window) {
    return members.at(window);
  }

  private static Differentiable member(NetworkParts parts, LstmWeights weights) {
    Layer head = new Dense(weights.output(), new double[] {weights.outputBias()});
    return new LayeredNetwork(
        parts.steps(),
        parts.featureNames().size(),
        new Chain(List.of(new Scaling(parts.scaling()), Recurrence.of(weights), head)));
  }
}
