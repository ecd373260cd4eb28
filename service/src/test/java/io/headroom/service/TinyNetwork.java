package io.headroom.service;

import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.network.LstmWeights;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.NetworkParts;
import io.headroom.forecast.network.TestVector;
import java.util.List;

/** An LSTM of one unit over two days of one feature, small enough to be computed by hand. */
final class TinyNetwork {
  private static final float[] INPUT = {0.9f, 0.2f, -0.3f, 0.5f};
  private static final float[] RECURRENT = {0.4f, 0.1f, 0.2f, -0.2f};
  private static final float[] BIAS = {0.1f, 1f, 0f, 0.2f};
  private static final float OUTPUT = 0.8f;
  private static final double[] WINDOW = {0.7, -1.2};

  private TinyNetwork() {}

  /**
   * An artifact.
   *
   * @param feature its one feature
   * @param shift what it adds to every residual, by which one is told from another
   */
  static NetworkArtifact artifact(String feature, float shift) {
    LstmWeights weights = new LstmWeights(INPUT, RECURRENT, BIAS, new float[] {OUTPUT}, shift);
    return NetworkArtifact.of(
        new NetworkParts(
            "{\"training\":{\"first\":\"2001-01-02\",\"last\":\"2010-12-31\"}}",
            List.of(feature),
            WINDOW.length,
            new FeatureScaling(new double[] {0}, new double[] {1}),
            List.of(weights),
            List.of(new TestVector(WINDOW, new float[] {(float) (shift + residual())}))));
  }

  private static double residual() {
    double hidden = 0;
    double cell = 0;
    for (double x : WINDOW) {
      double[] z = new double[BIAS.length];
      for (int gate = 0; gate < z.length; gate++) {
        z[gate] = BIAS[gate] + x * INPUT[gate] + hidden * RECURRENT[gate];
      }
      cell = sigmoid(z[1]) * cell + sigmoid(z[3]) * Math.tanh(z[0]);
      hidden = sigmoid(z[2]) * Math.tanh(cell);
    }
    return hidden * OUTPUT;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
