package io.headroom.forecast.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.serving.Activation;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.CausalCnnPass;
import io.headroom.forecast.serving.ForwardPass;
import io.headroom.forecast.serving.LayerNorm;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.LstmPass;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.Numbers;
import io.headroom.forecast.serving.TransformerParameters;
import io.headroom.forecast.serving.TransformerPass;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twins of the served networks against what is served, gradients against differences. */
class ServedNetworkTest {
  private static final int STEPS = 9;
  private static final int FEATURES = 4;
  private static final int INSTRUMENTS = 3;
  private static final RowShape ONE = new RowShape(1, STEPS, FEATURES);
  private static final RowShape PANEL = new RowShape(INSTRUMENTS, STEPS, FEATURES);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldAgreeWithTheLstm(long seed) {
    Numbers numbers = new Numbers(seed);
    LstmParameters lstm = numbers.lstm(FEATURES, 7, 1);
    float[] row = numbers.array(ONE.length(), 2f);

    Differentiable twin = ServedNetwork.of(lstm, STEPS).residual(ONE, 0);

    assertAgrees("LSTM of seed " + seed, twin, LstmPass.of(lstm, STEPS), 0, row);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void shouldAgreeWithTheCnn(Activation activation) {
    for (long seed = 1; seed <= 3; seed++) {
      Numbers numbers = new Numbers(seed);
      CausalCnnParameters cnn = numbers.cnn(FEATURES, 6, 1, activation);
      float[] row = numbers.array(ONE.length(), 1f);

      Differentiable twin = ServedNetwork.of(cnn, STEPS).residual(ONE, 0);

      String description = "CNN of seed " + seed + " with " + activation;
      assertAgrees(description, twin, CausalCnnPass.of(cnn, STEPS), 0, row);
    }
  }

  /** Blocks along time, causal and not, and along instruments, with GELU and ReLU. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldAgreeWithTheTransformer(long seed) {
    Numbers numbers = new Numbers(seed);
    TransformerParameters transformer = numbers.axial(FEATURES, STEPS, 8, 2);
    float[] row = numbers.array(PANEL.length(), 1f);

    for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
      Differentiable twin = ServedNetwork.of(transformer).residual(PANEL, instrument);

      String description = "Transformer of seed " + seed + ", instrument " + instrument;
      TransformerPass pass = TransformerPass.of(transformer, INSTRUMENTS);
      assertAgrees(description, twin, pass, instrument, row);
    }
  }

  @Test
  void shouldTakeTanhAndNothingAsActivationsOfATransformer() {
    for (Activation activation : List.of(Activation.TANH, Activation.IDENTITY)) {
      Numbers numbers = new Numbers(7);
      TransformerParameters transformer =
          numbers.transformer(
              FEATURES,
              STEPS,
              8,
              1,
              List.of(numbers.block(Axis.TIME, 8, 4, false, activation, 1e-3f)));
      float[] row = numbers.array(ONE.length(), 1f);

      Differentiable twin = ServedNetwork.of(transformer).residual(ONE, 0);

      String description = "Transformer of seed 7 with " + activation;
      assertAgrees(description, twin, TransformerPass.of(transformer, 1), 0, row);
    }
  }

  @Test
  void shouldGiveAnInstrumentOfAPanelWhatItHasAlone() {
    Numbers numbers = new Numbers(5);
    LstmParameters lstm = numbers.lstm(FEATURES, 5, 1);
    double[] panel = Tables.wide(numbers.array(PANEL.length(), 1f));
    int from = 2 * ONE.length();
    double[] alone = Arrays.copyOfRange(panel, from, from + ONE.length());

    Slope inPanel = ServedNetwork.of(lstm, STEPS).residual(PANEL, 2).at(panel);
    Slope itself = ServedNetwork.of(lstm, STEPS).residual(ONE, 0).at(alone);

    assertThat(inPanel.value()).isEqualTo(itself.value());
    assertThat(Arrays.copyOfRange(inPanel.gradient(), from, from + ONE.length()))
        .isEqualTo(itself.gradient());
    assertThat(Arrays.copyOf(inPanel.gradient(), from)).containsOnly(0);
  }

  @Test
  void shouldSeeTheLastStepsOfALongerRow() {
    Numbers numbers = new Numbers(6);
    int fewer = 4;
    RowShape few = new RowShape(INSTRUMENTS, fewer, FEATURES);
    TransformerParameters transformer = numbers.axial(FEATURES, fewer, 8, 2);
    CausalCnnParameters cnn = numbers.cnn(FEATURES, 5, 1, Activation.GELU);
    double[] row = Tables.wide(numbers.array(PANEL.length(), 1f));
    double[] last = new double[few.length()];
    for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
      int from = PANEL.index(instrument, STEPS - fewer, 0);
      System.arraycopy(row, from, last, few.index(instrument, 0, 0), fewer * FEATURES);
    }

    for (ServedNetwork network :
        List.of(ServedNetwork.of(transformer), ServedNetwork.of(cnn, fewer))) {
      Differentiable longer = network.residual(PANEL, 1);
      assertThat(longer.at(row).value()).isEqualTo(network.residual(few, 1).at(last).value());
      Slopes.assertGradient("seed 6", longer, row);
    }
  }

  /** By hand the norm of a constant without epsilon is its bias, 10 + 20, whatever goes in. */
  @Test
  void shouldTakeTheSlopeOfAConstantTokenAsZero() {
    TransformerParameters network =
        new TransformerParameters(
            new Linear(Matrix.row(1, 1), Matrix.row(0, 0)),
            Matrix.row(0, 0),
            List.of(),
            new LayerNorm(Matrix.row(3, 3), Matrix.row(10, 20), 0f),
            new Linear(Matrix.of(2, 1, 1, 1), Matrix.row(0)));

    Slope slope = ServedNetwork.of(network).residual(new RowShape(1, 1, 1), 0).at(new double[] {2});

    assertThat(slope.value()).isEqualTo(30);
    assertThat(slope.gradient()).containsExactly(0);
  }

  @Test
  void shouldNameWhatDoesNotFit() {
    Numbers numbers = new Numbers(8);
    LstmParameters lstm = numbers.lstm(FEATURES, 5, 1);

    assertThatThrownBy(() -> ServedNetwork.of(numbers.lstm(FEATURES, 5, 2), STEPS))
        .hasMessage("LSTM: the head has outputs=2: expected 1, the residual");
    assertThatThrownBy(() -> ServedNetwork.of(lstm, STEPS + 1).residual(PANEL, 0))
        .hasMessageContaining("LSTM: features=4, steps=10", "steps=9");
    assertThatThrownBy(() -> ServedNetwork.of(lstm, STEPS).residual(PANEL, INSTRUMENTS))
        .hasMessageContaining("instrument 3: none of");
    assertThatThrownBy(() -> ServedNetwork.of(lstm, STEPS).residual(PANEL, 0).at(new double[3]))
        .hasMessage("input: length=3: expected rows=27 times columns=4");
  }

  private static void assertAgrees(
      String description, Differentiable twin, ForwardPass pass, int output, float[] row) {
    float[] served = new float[pass.outputLength()];
    pass.forward(row, 1, served);
    double[] x = Tables.wide(row);
    assertThat(twin.at(x).value()).as(description).isCloseTo(served[output], within(1e-5));
    Slopes.assertGradient(description, twin, x);
  }
}
