package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.serving.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the truth is known: t = g(inputs) + e with E exp(e) = 1, so that g is the best there is to
 * say and QLIKE's floor is what e alone costs. Seeds 1, 2 and 11.
 */
class LearningTest {
  private static final RowShape ROW = new RowShape(4, 4, 3);
  private static final double DEVIATION = 0.3;

  private static final LstmShape LSTM = new LstmShape(8);
  private static final CausalCnnShape CNN =
      new CausalCnnShape(
          List.of(new ConvolutionShape(2, 1, 8, false), new ConvolutionShape(2, 2, 8, true)));
  private static final TransformerShape TRANSFORMER =
      new TransformerShape(8, 2, 16, List.of(Axis.TIME, Axis.INSTRUMENTS));

  /** What the linear model misses. */
  private interface Truth {
    double of(float[] inputs, int instrument);
  }

  /** Examples and what QLIKE would be on them of who knows the truth, and of who says nothing. */
  private record Sample(PanelExamples examples, double floor, double nothing) {}

  static List<NetworkShape> shapes() {
    return List.of(LSTM, CNN, TRANSFORMER);
  }

  @Test
  void shouldLearnAProductOverTimeInAFewPasses() {
    assertThat(left(CNN, LearningTest::product, 400, 10)).isLessThan(0.2);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("shapes")
  void shouldComeCloseToTheFloorOfAProductOverTime(NetworkShape shape) {
    assertThat(left(shape, LearningTest::product, 800, 20)).isLessThan(0.1);
  }

  @Tag("slow")
  @Test
  void shouldLearnFromOtherInstrumentsWhatNoNetworkOfOneSees() {
    assertThat(left(TRANSFORMER, LearningTest::others, 1_000, 20)).isLessThan(0.1);
    assertThat(left(LSTM, LearningTest::others, 1_000, 5)).isGreaterThan(0.8);
  }

  /** Of yesterday's and today's feature, bounded: no linear model sees it. */
  private static double product(float[] inputs, int instrument) {
    int last = last(instrument);
    return Math.tanh(1.5 * inputs[last] * inputs[last - ROW.features() + 1]);
  }

  /** The instrument's own feature times the sum of the others'. */
  private static double others(float[] inputs, int instrument) {
    double sum = 0;
    for (int other = 0; other < ROW.instruments(); other++) {
      sum += other == instrument ? 0 : inputs[last(other) + 1];
    }
    return Math.tanh(inputs[last(instrument)] * sum);
  }

  /** Where the last step of an instrument begins. */
  private static int last(int instrument) {
    return (instrument + 1) * ROW.sample() - ROW.features();
  }

  /** The share that is left of what there is to learn: 1 without a network, 0 at the floor. */
  private static double left(NetworkShape shape, Truth truth, int dates, int epochs) {
    Sample training = sample(truth, dates, 1);
    Sample validation = sample(truth, 400, 2);
    PanelSettings settings =
        new PanelSettings(
            25,
            epochs,
            new LearningRate(0.02, LearningRate.Decay.COSINE),
            0,
            0,
            Double.POSITIVE_INFINITY,
            4);
    TrainingTask task =
        TrainingTask.of(
            shape,
            settings,
            11,
            training.examples(),
            new EarlyStopping(validation.examples(), epochs));

    double loss = MemberTrainer.train(task, Panels.silent()).validationLoss().orElseThrow();
    return (loss - validation.floor()) / (validation.nothing() - validation.floor());
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
