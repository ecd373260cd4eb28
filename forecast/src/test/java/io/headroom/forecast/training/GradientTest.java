package io.headroom.forecast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's gradient of QLIKE through the LSTM, against central differences. */
class GradientTest {
  private static final int EXAMPLES = 6;
  private static final double STEP = 1e-6;

  @Test
  void shouldBeTheSlopeOfTheLossForEachWeight() {
    TrainingSettings settings = Examples.settings(List.of(1L), 1);
    MultiLayerNetwork network = Architecture.network(settings, 1, DataType.DOUBLE);
    Nd4j.getRandom().setSeed(20131007);
    // Weights that are all away from zero, the last layer's too.
    network.setParams(Nd4j.randn(DataType.DOUBLE, 1, network.numParams()).muli(0.5));
    INDArray windows = Nd4j.randn(DataType.DOUBLE, EXAMPLES, Examples.FEATURES, Examples.STEPS);
    INDArray labels = Nd4j.randn(DataType.DOUBLE, EXAMPLES, 1);
    network.setInput(windows);
    network.setLabels(labels);

    network.computeGradientAndScore();

    double[] gradient = network.gradient().gradient().dup().toDoubleVector();
    double[] weights = network.params().dup().toDoubleVector();
    for (int i = 0; i < weights.length; i++) {
      double slope =
          (lossAt(network, weights, i, STEP) - lossAt(network, weights, i, -STEP)) / (2 * STEP);
      assertThat(gradient[i]).as("weight %d", i).isCloseTo(EXAMPLES * slope, within(1e-7));
    }
  }

  private static double lossAt(MultiLayerNetwork network, double[] weights, int index, double by) {
    double[] moved = weights.clone();
    moved[index] += by;
    network.setParams(Nd4j.createFromArray(moved).reshape('c', 1, moved.length));
    network.computeGradientAndScore();
    return network.score();
  }
}
