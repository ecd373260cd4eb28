package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.serving.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the truth is known: t = g(inputs) + e with E exp(e) = 1, so that g is the best there is to
 * say and QLIKE's floor is what e alone costs.
 */
class LearningTest {
  private static final RowShape ROW = new RowShape(4, 4, 3);
  private static final double DEVIATION = 0.3;

  /** What the linear model misses. */
  private interface Truth {
    double of(float[] inputs, int instrument);
  }

  /** Examples and what QLIKE would be on them of who knows the truth, and of who says nothing. */
  private record Sample(PanelExamples examples, double floor, double nothing) {}

  static List<NetworkShape> shapes() {
    return List.of(
        new LstmShape(8),
        new CausalCnnShape(
            List.of(new ConvolutionShape(2, 1, 8, false), new ConvolutionShape(2, 2, 8, true))),
        new TransformerShape(8, 2, 16, List.of(Axis.TIME, Axis.INSTRUMENTS)));
  }

  /** The product of yesterday's and today's feature, bounded: no linear model sees it. */
  @ParameterizedTest
  @MethodSource("shapes")
  void shouldComeCloseToTheFloorOfAProductOverTime(NetworkShape shape) {
    assertLearnt(
        shape,
        (inputs, instrument) -> {
          int last = (instrument + 1) * ROW.sample() - ROW.features();
          return Math.tanh(1.5 * inputs[last] * inputs[last - ROW.features() + 1]);
        });
  }

  private static void assertLearnt(NetworkShape shape, Truth truth) {
    Sample training = sample(truth, 1_500, 1);
    Sample validation = sample(truth, 400, 2);
    PanelSettings settings =
        new PanelSettings(
            25,
            40,
            new LearningRate(0.01, LearningRate.Decay.COSINE),
            0,
            0,
            Double.POSITIVE_INFINITY,
            4);
    TrainingTask task =
        TrainingTask.of(
            shape, settings, 11, training.examples(), new EarlyStopping(validation.examples(), 10));

    double loss = MemberTrainer.train(task, Panels.silent()).validationLoss().orElseThrow();

    double share = (loss - validation.floor()) / (validation.nothing() - validation.floor());
    System.out.println(shape + " " + loss + " " + validation + " " + share);
    assertThat(share).as("left of what there was to learn, seeds 1, 2 and 11").isLessThan(0.15);
  }

  private static Sample sample(Truth truth, int dates, long seed) {
    Random random = new Random(seed);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> labels = new ArrayList<>();
    double floor = 0;
    double nothing = 0;
    for (int date = 0; date < dates; date++) {
      float[] row = Panels.normal(random, ROW.length(), 1);
      float[] errors = new float[ROW.instruments()];
      for (int i = 0; i < errors.length; i++) {
        double error = DEVIATION * random.nextGaussian() - DEVIATION * DEVIATION / 2;
        errors[i] = (float) (truth.of(row, i) + error);
        floor += Math.exp(error) - error - 1;
        nothing += Math.exp(errors[i]) - errors[i] - 1;
      }
      inputs.add(row);
      labels.add(errors);
    }
    int count = dates * ROW.instruments();
    return new Sample(PanelExamples.of(ROW, inputs, labels), floor / count, nothing / count);
  }
}
