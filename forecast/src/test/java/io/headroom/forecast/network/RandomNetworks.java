package io.headroom.forecast.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks that know nothing, for tests of what is done with a network. */
public final class RandomNetworks {
  private static final int UNITS = 3;

  private RandomNetworks() {}

  /** An artifact of two members with weights of a random seed. */
  public static NetworkArtifact artifact(List<String> features, int steps, long seed) {
    Random random = new Random(seed);
    FeatureScaling scaling =
        new FeatureScaling(
            random.doubles(features.size(), -0.2, 0.2).toArray(),
            random.doubles(features.size(), 0.5, 2).toArray());
    List<LstmWeights> members =
        List.of(member(features.size(), random), member(features.size(), random));
    Network network = new Network(steps, scaling, members);
    List<TestVector> vectors = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      double[] window = random.doubles((long) steps * features.size(), -2, 2).toArray();
      double[] residuals = network.memberResiduals(window);
      vectors.add(new TestVector(window, new float[] {(float) residuals[0], (float) residuals[1]}));
    }
    return NetworkArtifact.of(new NetworkParts("{}", features, steps, scaling, members, vectors));
  }

  private static LstmWeights member(int features, Random random) {
    int columns = LstmWeights.GATES * UNITS;
    return new LstmWeights(
        weights(features * columns, random),
        weights(UNITS * columns, random),
        weights(columns, random),
        weights(UNITS, random),
        0.3f * random.nextFloat());
  }

  private static float[] weights(int count, Random random) {
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    return weights;
  }
}
