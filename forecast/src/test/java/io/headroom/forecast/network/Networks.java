package io.headroom.forecast.network;

import java.util.Arrays;
import java.util.List;

/** Small networks whose weights are written down in one line. */
final class Networks {
  static final int FEATURES = 2;
  static final int UNITS = 2;
  static final int STEPS = 3;
  static final int MEMBERS = 2;
  static final String MANIFEST = "{\"note\":\"für die Prüfung\"}";

  private Networks() {}

  /** Multiples of 1/16 between -9/16 and 9/16, which are exact in single precision. */
  static LstmWeights member(int k) {
    float[] all = new float[LstmWeights.count(FEATURES, UNITS)];
    for (int i = 0; i < all.length; i++) {
      all[i] = ((i * 7 + k * 3) % 19 - 9) / 16f;
    }
    int columns = LstmWeights.GATES * UNITS;
    int recurrent = FEATURES * columns;
    int bias = recurrent + UNITS * columns;
    int output = bias + columns;
    return new LstmWeights(
        part(all, 0, recurrent),
        part(all, recurrent, bias),
        part(all, bias, output),
        part(all, output, output + UNITS),
        all[all.length - 1]);
  }

  static FeatureScaling scaling() {
    return new FeatureScaling(new double[] {0.5, -1}, new double[] {2, 0.25});
  }

  /** Three steps of two features. */
  static double[] window() {
    return new double[] {0.1, -0.9, 1.7, -1.3, -0.6, -0.8};
  }

  /** Residuals of both members for the window, computed with NumPy 2.4. */
  static float[] outputs() {
    return new float[] {0.09949715f, 0.3024451f};
  }

  static NetworkParts parts() {
    return new NetworkParts(
        MANIFEST,
        List.of("surprise", "level-change"),
        STEPS,
        scaling(),
        List.of(member(0), member(1)),
        List.of(new TestVector(window(), outputs())));
  }

  private static float[] part(float[] all, int from, int to) {
    return Arrays.copyOfRange(all, from, to);
  }
}
