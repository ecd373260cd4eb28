package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.CausalCnnPass;
import io.headroom.forecast.serving.ForwardPass;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.LstmPass;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.TransformerParameters;
import io.headroom.forecast.serving.TransformerPass;
import io.headroom.forecast.training.Qlike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemberTrainerTest {
  static List<NetworkShape> shapes() {
    return Panels.shapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldBeServedAsDeeplearning4jComputesIt(NetworkShape shape) {
    PanelSettings settings = Panels.settings(8, 8, 0.02);
    PanelExamples training = Panels.noise(Panels.ROW, 24, 3);
    TrainingTask task = TrainingTask.of(shape, settings, 5, training, new FixedEpochs(8));

    TrainedNetwork network = train(task);

    assertThat(network.vectors()).hasSize(3);
    for (RowVector vector : network.vectors()) {
      float[] served = serve(network.parameters(), vector.inputs());
      assertThat(served).containsExactly(vector.outputs(), within(1e-5f));
      // It has learnt something, so the comparison says something.
      assertThat(Math.abs(served[0])).isGreaterThan(1e-3f);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldGiveTheSameBitsWhateverWasTrainedBefore(NetworkShape shape) {
    TrainedNetwork first = train(Panels.task(shape, 7, 3));
    for (NetworkShape other : Panels.shapes()) {
      train(Panels.task(other, 8, 1));
    }
    TrainedNetwork second = train(Panels.task(shape, 7, 3));

    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldGiveOtherWeightsForAnotherSeed(NetworkShape shape) {
    NetworkParameters first = train(fixed(shape, 1, 1)).parameters();
    NetworkParameters second = train(fixed(shape, 2, 1)).parameters();

    assertThat(first).isNotEqualTo(second);
  }

  /** What it gives for a number of passes is what it had after as many of a longer training. */
  @ParameterizedTest
  @MethodSource("shapes")
  void shouldHaveTheBestPassesWeightsIfItIsTrainedForAsLong(NetworkShape shape) {
    PanelExamples examples = Panels.noise(Panels.ROW, 20, 1);
    PanelSettings settings = Panels.everything(6);
    // Judged on what it learns from, a later pass is better than the first ones.
    TrainedNetwork stopped =
        train(TrainingTask.of(shape, settings, 3, examples, new EarlyStopping(examples, 6)));
    assertThat(stopped.epoch()).isGreaterThan(0);

    TrainedNetwork fixed =
        train(TrainingTask.of(shape, settings, 3, examples, new FixedEpochs(stopped.epoch())));

    assertThat(fixed.parameters()).isEqualTo(stopped.parameters());
    assertThat(fixed.trainingLoss()).isEqualTo(stopped.trainingLoss());
    assertThat(fixed.validationLoss()).isEmpty();
  }

  /** What is learnt is the opposite of what is true of the validation. */
  @ParameterizedTest
  @MethodSource("shapes")
  void shouldStayTheLinearModelIfThatIsBest(NetworkShape shape) {
    TrainingTask task =
        TrainingTask.of(
            shape,
            Panels.settings(4, 20, 0.01),
            1,
            labelled(1),
            new EarlyStopping(labelled(-1), 2));

    TrainedNetwork network = train(task);

    assertThat(network.epoch()).isZero();
    // e - 2 and 1 / e: QLIKE of the labels 1 and -1 without a network.
    assertThat(network.trainingLoss()).isCloseTo(Math.E - 2, within(1e-6));
    assertThat(network.validationLoss().orElseThrow()).isCloseTo(1 / Math.E, within(1e-6));
    for (float weight : network.parameters().head().weights().values()) {
      assertThat(weight).isZero();
    }
    assertThat(network.vectors().get(0).outputs()).containsOnly(0f);
  }

  @Test
  void shouldStopWhenPatienceIsOver() {
    List<MemberMonitor.Epoch> epochs = new ArrayList<>();
    TrainingTask task =
        TrainingTask.of(
            Panels.lstm(),
            Panels.settings(4, 20, 0.01),
            1,
            labelled(1),
            new EarlyStopping(labelled(-1), 3));

    MemberTrainer.train(task, monitor(epochs, Integer.MAX_VALUE));

    assertThat(epochs).extracting(MemberMonitor.Epoch::epoch).containsExactly(1, 2, 3);
    assertThat(epochs).extracting(MemberMonitor.Epoch::bestEpoch).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldGoOnFromAWarmStart(NetworkShape shape) {
    NetworkParameters start = train(fixed(shape, 1, 2)).parameters();

    TrainedNetwork untouched = train(fixed(shape, 9, 0).from(start));
    TrainedNetwork further = train(fixed(shape, 9, 1).from(start));

    assertThat(untouched.parameters()).isEqualTo(start);
    assertThat(further.parameters()).isNotEqualTo(start);
    assertThat(further.parameters()).isNotEqualTo(train(fixed(shape, 9, 1)).parameters());
  }

  @Test
  void shouldRefuseAWarmStartOfAnotherShape() {
    NetworkParameters start = train(fixed(new LstmShape(4), 1, 0)).parameters();

    assertThatThrownBy(() -> train(fixed(new LstmShape(5), 1, 1).from(start)))
        .hasMessage(
            "warm start: 117 weights of another network: expected those of a lstm units=5 on"
                + " RowShape[instruments=3, steps=4, features=2], 166");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldLearnNothingFromDatesWithoutLabels(NetworkShape shape) {
    PanelExamples examples = Panels.noise(Panels.ROW, 10, 1);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> labels = new ArrayList<>();
    for (int date = 0; date < examples.dates(); date++) {
      inputs.add(examples.inputs(date));
      labels.add(examples.labels(date));
      inputs.add(Panels.normal(new Random(date), Panels.ROW.length(), 5));
      labels.add(new float[] {Float.NaN, Float.NaN, Float.NaN});
    }
    PanelExamples more = PanelExamples.of(Panels.ROW, inputs, labels);

    assertSameTraining(shape, examples, more);
  }

  /** Of networks that see one instrument at a time; another's inputs count for a Transformer. */
  @Test
  void shouldLearnNothingFromInstrumentsWithoutLabel() {
    PanelExamples examples = Panels.noise(Panels.ROW, 10, 1);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> labels = new ArrayList<>();
    for (int date = 0; date < examples.dates(); date++) {
      float[] row = examples.inputs(date).clone();
      for (int i = 0; i < Panels.ROW.instruments(); i++) {
        if (Float.isNaN(examples.labels(date)[i])) {
          int from = i * Panels.ROW.sample();
          Arrays.fill(row, from, from + Panels.ROW.sample(), 7f);
        }
      }
      inputs.add(row);
      labels.add(examples.labels(date));
    }
    PanelExamples changed = PanelExamples.of(Panels.ROW, inputs, labels);
    assertThat(changed.hash()).isNotEqualTo(examples.hash());

    assertSameTraining(Panels.lstm(), examples, changed);
    assertSameTraining(Panels.cnn(), examples, changed);
    assertSameTraining(Panels.transformer(Axis.TIME), examples, changed);
  }

  @Test
  void shouldTakeLabelsBeyondTheLargestErrorForIt() {
    PanelSettings settings =
        new PanelSettings(2, 2, LearningRate.constant(0.01), 0, 0, Double.POSITIVE_INFINITY, 0.5);
    FixedEpochs ending = new FixedEpochs(2);

    TrainedNetwork cut = train(TrainingTask.of(Panels.lstm(), settings, 1, labelled(9), ending));
    TrainedNetwork whole =
        train(TrainingTask.of(Panels.lstm(), settings, 1, labelled(0.5f), ending));

    assertThat(cut).isEqualTo(whole);
  }

  @Test
  void shouldNotCutTheValidation() {
    PanelSettings settings =
        new PanelSettings(2, 1, LearningRate.constant(0.01), 0, 0, Double.POSITIVE_INFINITY, 0.5);
    TrainedNetwork network =
        train(
            TrainingTask.of(
                Panels.lstm(), settings, 1, labelled(-0.5f), new EarlyStopping(labelled(2), 1)));

    assertThat(network.validationLoss().orElseThrow()).isCloseTo(Qlike.loss(2, 0), within(1e-9));
  }

  @Test
  void shouldEndWhenTheMonitorSaysSo() {
    List<MemberMonitor.Epoch> epochs = new ArrayList<>();
    TrainingTask task = fixed(Panels.lstm(), 1, 6);

    assertThatThrownBy(() -> MemberTrainer.train(task, monitor(epochs, 2)))
        .isInstanceOf(CancellationException.class);
    assertThat(epochs).hasSize(2);
  }

  @Test
  void shouldSayThatALossIsNoLongerFinite() {
    TrainingTask task =
        TrainingTask.of(
            Panels.lstm(), Panels.settings(1, 50, 1), 1, labelled(20), new FixedEpochs(50));
    TrainingTask wild = task.from(enormousHead());

    assertThatThrownBy(() -> train(wild))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("training loss of pass 1: NaN: lower the learning rate");
  }

  /** Forecasts so low that exp(t - r) is infinite. */
  private static NetworkParameters enormousHead() {
    LstmParameters start = (LstmParameters) train(fixed(Panels.lstm(), 1, 0)).parameters();
    return new LstmParameters(
        start.input(),
        start.recurrent(),
        start.bias(),
        new Linear(start.head().weights(), Matrix.row(-1000)));
  }

  private static void assertSameTraining(
      NetworkShape shape, PanelExamples examples, PanelExamples others) {
    PanelSettings settings = Panels.settings(4, 2, 0.01);
    FixedEpochs ending = new FixedEpochs(2);
    TrainedNetwork one = train(TrainingTask.of(shape, settings, 1, examples, ending));
    TrainedNetwork other = train(TrainingTask.of(shape, settings, 1, others, ending));

    assertThat(other.parameters()).isEqualTo(one.parameters());
    assertThat(other.trainingLoss()).isEqualTo(one.trainingLoss());
  }

  private static TrainedNetwork train(TrainingTask task) {
    return MemberTrainer.train(task, Panels.silent());
  }

  private static TrainingTask fixed(NetworkShape shape, long seed, int epochs) {
    return TrainingTask.of(
        shape,
        Panels.everything(6),
        seed,
        Panels.noise(Panels.ROW, 20, 1),
        new FixedEpochs(epochs));
  }

  /** All labels are this. */
  private static PanelExamples labelled(float label) {
    PanelExamples noise = Panels.noise(Panels.ROW, 8, 4);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> labels = new ArrayList<>();
    for (int date = 0; date < noise.dates(); date++) {
      inputs.add(noise.inputs(date));
      labels.add(new float[] {label, label, label});
    }
    return PanelExamples.of(Panels.ROW, inputs, labels);
  }

  private static float[] serve(NetworkParameters parameters, float[] inputs) {
    RowShape row = Panels.ROW;
    float[] outputs = new float[row.instruments()];
    ForwardPass pass;
    if (parameters instanceof LstmParameters lstm) {
      pass = LstmPass.of(lstm, row.steps());
    } else if (parameters instanceof CausalCnnParameters cnn) {
      pass = CausalCnnPass.of(cnn, row.steps());
    } else {
      pass = TransformerPass.of((TransformerParameters) parameters, row.instruments());
    }
    pass.forward(inputs, outputs.length / pass.outputLength(), outputs);
    return outputs;
  }

  private static MemberMonitor monitor(List<MemberMonitor.Epoch> epochs, int most) {
    return new MemberMonitor() {
      @Override
      public void epoch(Epoch epoch) {
        epochs.add(epoch);
      }

      @Override
      public boolean cancelled() {
        return epochs.size() >= most;
      }
    };
  }
}
