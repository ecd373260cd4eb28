package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.training.Qlike;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The gradient of QLIKE through each network, in double precision, against central differences of
 * the loss that plain Java computes from the network's outputs.
 */
class GradientTest {
  private static final double STEP = 1e-5;
  private static final int MOST_WEIGHTS = 60;
  private static final long SEED = 20240611;

  private final Random random = new Random(SEED);

  static Stream<NetworkShape> shapes() {
    return Stream.of(
        Panels.lstm(),
        Panels.cnn(),
        new CausalCnnShape(List.of(new ConvolutionShape(2, 2, 3, false))),
        Panels.transformer(Axis.TIME, Axis.INSTRUMENTS),
        Panels.transformer(Axis.INSTRUMENTS, Axis.TIME),
        Panels.transformer());
  }

  /** Some labels are missing, others cut. */
  @ParameterizedTest
  @MethodSource("shapes")
  void shouldBeTheSlopeOfTheLoss(NetworkShape shape) {
    Batch batch = new Rows(Panels.noise(Panels.ROW, 4, SEED), 0.3).batch(new int[] {2, 0, 3}, 0, 3);
    assertThat(batch.labels()).contains(Float.NaN, 0.3f);
    Differentiable network = Architecture.of(shape, Panels.ROW).network(DataType.DOUBLE);
    double[] weights = random.doubles(shape.weights(Panels.ROW), -1, 1).toArray();

    network.load(weights);
    double[] gradient = new double[weights.length];
    double loss = network.gradient(batch, gradient);

    assertThat(loss / loss(network, batch)).isBetween(1 - 1e-12, 1 + 1e-12);
    // A slope that is nothing beside the others is as exact as they are, not as it is small.
    double floor =
        1e-3
            * IntStream.range(0, gradient.length)
                .mapToDouble(i -> Math.abs(gradient[i]))
                .max()
                .orElseThrow();
    for (int i : chosen(weights.length)) {
      double slope = slope(network, batch, weights, i);
      double error = Math.abs(gradient[i] - slope) / Math.max(Math.abs(slope), floor);
      assertThat(error)
          .as("seed %d, weight %d: gradient=%s, slope=%s", SEED, i, gradient[i], slope)
          .isLessThan(1e-6);
    }
  }

  /** All weights, or as many of them as there is time for. */
  private int[] chosen(int weights) {
    return weights <= MOST_WEIGHTS
        ? IntStream.range(0, weights).toArray()
        : random.ints(0, weights).distinct().limit(MOST_WEIGHTS).toArray();
  }

  private static double slope(Differentiable network, Batch batch, double[] weights, int index) {
    return (lossAt(network, batch, weights, index, STEP)
            - lossAt(network, batch, weights, index, -STEP))
        / (2 * STEP);
  }

  private static double lossAt(
      Differentiable network, Batch batch, double[] weights, int index, double by) {
    double[] moved = weights.clone();
    moved[index] += by;
    network.load(moved);
    return loss(network, batch);
  }

  private static double loss(Differentiable network, Batch batch) {
    double[] outputs = network.outputs(batch);
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      float label = batch.labels()[i];
      sum += Float.isNaN(label) ? 0 : Qlike.loss(label, outputs[i]);
    }
    return sum;
  }
}
