package io.headroom.forecast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.network.LstmWeights;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.NetworkParts;
import io.headroom.forecast.network.TestVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class EnsembleTrainerTest {
  private final List<TrainingMonitor.Epoch> passes = new ArrayList<>();

  @Test
  void shouldLearnWhatLogHarMisses() {
    TrainingSettings settings = Examples.settings(List.of(1L, 2L), 15);

    NetworkArtifact artifact =
        new EnsembleTrainer(settings, monitor(Integer.MAX_VALUE))
            .train(Examples.of(300, 7), Examples.origin());

    // The error is 0.5 times the first feature of the last day, between -2 and 2.
    double[] up = new double[Examples.STEPS * Examples.FEATURES];
    up[(Examples.STEPS - 1) * Examples.FEATURES] = 1;
    double[] down = up.clone();
    down[(Examples.STEPS - 1) * Examples.FEATURES] = -1;
    double learnt = artifact.network().residual(up) - artifact.network().residual(down);
    assertThat(learnt).isCloseTo(1, within(0.25));
    assertThat(passes.get(passes.size() - 1).bestLoss()).isLessThan(0.1);
  }

  @Test
  void shouldGiveTheSameBitsTwice() {
    TrainingSettings settings = Examples.settings(List.of(3L, 4L), 3);

    NetworkArtifact first =
        new EnsembleTrainer(settings, monitor(Integer.MAX_VALUE))
            .train(Examples.of(100, 11), Examples.origin());
    NetworkArtifact second =
        new EnsembleTrainer(settings, monitor(Integer.MAX_VALUE))
            .train(Examples.of(100, 11), Examples.origin());

    assertThat(second.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void shouldGiveOtherWeightsForAnotherSeed() {
    NetworkArtifact first = trained(List.of(1L));
    NetworkArtifact second = trained(List.of(2L));

    assertThat(second.hasWeightsOf(first)).isFalse();
  }

  @Test
  void shouldStopWhenTheMonitorSaysSo() {
    EnsembleTrainer trainer = new EnsembleTrainer(Examples.settings(List.of(1L), 100), monitor(2));

    assertThatThrownBy(() -> trainer.train(Examples.of(60, 1), Examples.origin()))
        .isInstanceOf(CancellationException.class);
    assertThat(passes).hasSize(2);
  }

  @Test
  void shouldRefuseWindowsOfAnotherLength() {
    TrainingSettings longer =
        new TrainingSettings(List.of("a", "b", "c"), 5, 3, List.of(1L), 1, 1, 32, 0.01, 0, 4, 0.2);
    EnsembleTrainer trainer = new EnsembleTrainer(longer, monitor(1));

    assertThatThrownBy(() -> trainer.train(Examples.of(60, 1), Examples.origin()))
        .hasMessage("window: length=12: expected 15, 5 steps of 3 features");
  }

  /** Random weights of every size that training gives, and inputs far beyond what it has seen. */
  @Test
  void shouldBeServedAsDeeplearning4jComputesIt() {
    TrainingSettings settings = Examples.settings(List.of(1L), 1);
    Random random = new Random(42);
    for (int run = 0; run < 20; run++) {
      MultiLayerNetwork network = Architecture.network(settings, run, DataType.FLOAT);
      Nd4j.getRandom().setSeed(run);
      network.setParams(Nd4j.randn(DataType.FLOAT, 1, network.numParams()).muli(0.7));
      LstmWeights weights = Architecture.weights(network);
      List<Example> examples = Examples.of(10, random.nextLong());
      TrainingData data = new TrainingData(examples, examples);
      Batches batches = new Batches(examples, data.scaling(Examples.FEATURES), 4);
      int[] numbers = {0, 5, 19};
      float[] outputs = Architecture.floats(network.output(batches.windows(numbers)));
      List<TestVector> vectors = new ArrayList<>();
      for (int i = 0; i < numbers.length; i++) {
        vectors.add(new TestVector(examples.get(numbers[i]).window(), new float[] {outputs[i]}));
      }

      // Making the artifact compares each of them with the forward pass.
      NetworkArtifact artifact =
          NetworkArtifact.of(
              new NetworkParts(
                  "{}",
                  settings.features(),
                  settings.steps(),
                  data.scaling(Examples.FEATURES),
                  List.of(weights),
                  vectors));

      assertThat(artifact.largestDeviation()).as("seed 42, run %d", run).isLessThan(1e-5);
    }
  }

  private NetworkArtifact trained(List<Long> seeds) {
    return new EnsembleTrainer(Examples.settings(seeds, 1), monitor(Integer.MAX_VALUE))
        .train(Examples.of(60, 1), Examples.origin());
  }

  private TrainingMonitor monitor(int mostPasses) {
    return new TrainingMonitor() {
      @Override
      public void epoch(Epoch epoch) {
        passes.add(epoch);
      }

      @Override
      public boolean cancelled() {
        return passes.size() >= mostPasses;
      }
    };
  }
}
