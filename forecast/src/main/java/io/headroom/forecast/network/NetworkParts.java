package io.headroom.forecast.network;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;

/**
 * What an artifact is made of.
 *
 * @param manifest a JSON object with sorted keys
 * @param featureNames what each step's features are, in their order
 * @param steps days in a window
 * @param scaling of the features
 * @param members the networks that are averaged, all of one shape
 * @param vectors windows with Deeplearning4j's own output, at least one
 */
public record NetworkParts(
    String manifest,
    List<String> featureNames,
    int steps,
    FeatureScaling scaling,
    List<LstmWeights> members,
    List<TestVector> vectors) {
  /**
   * Checks that the parts fit one another.
   *
   * @throws IllegalArgumentException that names the part that does not
   */
  public NetworkParts {
    featureNames = List.copyOf(featureNames);
    members = List.copyOf(members);
    vectors = List.copyOf(vectors);
    require(manifest.startsWith("{") && manifest.endsWith("}"), "manifest: expected a JSON object");
    require(!featureNames.isEmpty(), "feature names: expected at least 1");
    require(
        featureNames.stream().distinct().count() == featureNames.size(),
        "feature names: expected each but once: %s",
        featureNames);
    require(steps >= 1, "steps=%d: expected at least 1", steps);
    require(
        scaling.features() == featureNames.size(),
        "scaling: features=%d: expected %d",
        scaling.features(),
        featureNames.size());
    require(!members.isEmpty(), "members: expected at least 1");
    require(!vectors.isEmpty(), "test vectors: expected at least 1");
    checkShapes(featureNames.size(), members);
    checkVectors(steps * featureNames.size(), members.size(), vectors);
  }

  private static void checkShapes(int features, List<LstmWeights> members) {
    int units = members.get(0).units();
    for (int k = 0; k < members.size(); k++) {
      LstmWeights member = members.get(k);
      require(
          member.features() == features && member.units() == units,
          "member %d: features=%d, units=%d: expected %d and %d",
          k,
          member.features(),
          member.units(),
          features,
          units);
    }
  }

  private static void checkVectors(int window, int members, List<TestVector> vectors) {
    for (int v = 0; v < vectors.size(); v++) {
      int length = vectors.get(v).window().length;
      int outputs = vectors.get(v).outputs().length;
      require(
          length == window && outputs == members,
          "test vector %d: window=%d, outputs=%d: expected %d and %d",
          v,
          length,
          outputs,
          window,
          members);
    }
  }

  @FormatMethod
  private static void require(boolean holds, String message, Object... arguments) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
    }
  }
}
