package io.headroom.forecast.training;

import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.NetworkParts;
import io.headroom.forecast.network.TestVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the members of a network one after another and makes an artifact of them.
 *
 * <p>Deeplearning4j is to run on one thread: with more, the bits of the weights depend on how they
 * were shared out.
 */
public final class EnsembleTrainer {
  private static final int VECTORS = 8;

  private final TrainingSettings settings;
  private final TrainingMonitor monitor;

  public EnsembleTrainer(TrainingSettings settings, TrainingMonitor monitor) {
    this.settings = settings;
    this.monitor = monitor;
  }

  /**
   * Trains.
   *
   * @param examples in any order that the caller can give again: it decides which examples share an
   *     update
   * @param origin what the manifest says besides the settings and what came of them
   * @throws IllegalArgumentException if the examples are too few, or their windows have another
   *     length than the settings
   * @throws java.util.concurrent.CancellationException if the monitor said so
   */
  public NetworkArtifact train(List<Example> examples, TrainingOrigin origin) {
    checkWindows(examples);
    TrainingData data = TrainingData.split(examples, settings.validationShare());
    FeatureScaling scaling = data.scaling(settings.features().size());
    int[] vectors = vectors(data.validation().size());
    MemberTrainer trainer =
        new MemberTrainer(
            settings,
            new Batches(data.training(), scaling, settings.largestError()),
            new Batches(data.validation(), scaling, settings.largestError()),
            vectors,
            monitor);
    List<TrainedMember> members = new ArrayList<>();
    for (int k = 0; k < settings.seeds().size(); k++) {
      members.add(trainer.train(k));
    }
    List<TestVector> checks = testVectors(data, vectors, members);
    NetworkArtifact unnamed = artifact("{}", scaling, members, checks);
    String manifest = new Manifest(settings, data, origin, members, unnamed.network()).toJson();
    return artifact(manifest, scaling, members, checks);
  }

  private NetworkArtifact artifact(
      String manifest,
      FeatureScaling scaling,
      List<TrainedMember> members,
      List<TestVector> checks) {
    return NetworkArtifact.of(
        new NetworkParts(
            manifest,
            settings.features(),
            settings.steps(),
            scaling,
            members.stream().map(TrainedMember::weights).toList(),
            checks));
  }

  private void checkWindows(List<Example> examples) {
    int length = settings.steps() * settings.features().size();
    for (Example example : examples) {
      if (example.window().length != length) {
        throw new IllegalArgumentException(
            "window: length="
                + example.window().length
                + ": expected "
                + length
                + ", "
                + settings.steps()
                + " steps of "
                + settings.features().size()
                + " features");
      }
    }
  }

  /** Spread over the validation days. */
  private static int[] vectors(int examples) {
    int count = Math.min(VECTORS, examples);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) ((long) i * examples / count);
    }
    return chosen;
  }

  private static List<TestVector> testVectors(
      TrainingData data, int[] chosen, List<TrainedMember> members) {
    List<TestVector> vectors = new ArrayList<>();
    for (int v = 0; v < chosen.length; v++) {
      float[] outputs = new float[members.size()];
      for (int k = 0; k < outputs.length; k++) {
        outputs[k] = members.get(k).outputs().get(v);
      }
      vectors.add(new TestVector(data.validation().get(chosen[v]).window(), outputs));
    }
    return vectors;
  }
}
