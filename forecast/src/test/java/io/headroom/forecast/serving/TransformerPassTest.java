package io.headroom.forecast.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformerPassTest {
  private static final String FORMS = "io.headroom.forecast.serving.Forms#here";

  /** Features, steps, instruments, width, heads: along time, along instruments, and both. */
  private static final int[][] SHAPES = {
    {3, 6, 1, 8, 2}, {4, 1, 7, 12, 3}, {5, 4, 5, 20, 5}, {2, 17, 3, 16, 1}, {10, 9, 6, 32, 4}
  };

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldAgreeWithTheFormulas(Form form) {
    for (int[] shape : SHAPES) {
      Numbers numbers = new Numbers(1);
      TransformerParameters network = numbers.axial(shape[0], shape[1], shape[3], shape[4]);
      int rows = 2;
      int length = shape[2] * shape[1] * shape[0];
      float[] inputs = numbers.array(rows * length, 1f);
      float[] outputs = new float[rows * shape[2]];

      TransformerPass.of(network, shape[2], form).forward(inputs, rows, outputs);

      for (int row = 0; row < rows; row++) {
        double[][][] x = new double[shape[2]][][];
        for (int n = 0; n < shape[2]; n++) {
          x[n] = Reference.row(inputs, row * shape[2] + n, shape[1], shape[0]);
        }
        double[][] expected = Reference.transformer(network, x);
        for (int n = 0; n < shape[2]; n++) {
          assertThat((double) outputs[row * shape[2] + n]).isCloseTo(expected[n][0], within(1e-5));
        }
      }
    }
  }

  /** Without blocks: by hand the norm of (3, 1) is (1, -1), so 2 * 1 + 5 * -1 + 7 = 4. */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldComputeWhatCanBeDoneByHand(Form form) {
    TransformerParameters network =
        new TransformerParameters(
            new Linear(Matrix.row(1, 0), Matrix.row(0, 0)),
            Matrix.row(1, 1),
            List.of(),
            new LayerNorm(Matrix.row(1, 1), Matrix.row(0, 0), 0f),
            new Linear(Matrix.of(2, 1, 2, 5), Matrix.row(7)));
    float[] output = new float[1];

    TransformerPass.of(network, 1, form).forward(new float[] {2}, 1, output);

    assertThat(output[0]).isEqualTo(4f);
  }

  /** As SameDiff has it: what is not a number becomes zero before gain and bias. */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldGiveTheBiasForAConstantWithoutEpsilon(Form form) {
    TransformerParameters network =
        new TransformerParameters(
            new Linear(Matrix.row(1, 1), Matrix.row(0, 0)),
            Matrix.row(0, 0),
            List.of(),
            new LayerNorm(Matrix.row(3, 3), Matrix.row(10, 20), 0f),
            new Linear(Matrix.of(2, 1, 1, 1), Matrix.row(0)));
    float[] output = new float[1];

    TransformerPass.of(network, 1, form).forward(new float[] {2}, 1, output);

    assertThat(output[0]).isEqualTo(30f);
  }

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldNotLookAtLaterSteps(Form form) {
    int steps = 6;
    Numbers numbers = new Numbers(2);
    List<TransformerBlock> blocks =
        List.of(
            numbers.block(Axis.TIME, 8, 2, true, Activation.RELU, 1e-5f),
            numbers.block(Axis.TIME, 8, 2, true, Activation.RELU, 1e-5f));
    TransformerPass pass = TransformerPass.of(numbers.transformer(3, steps, 8, 1, blocks), 1, form);
    float[] inputs = numbers.array(steps * 3, 1f);
    List<float[]> before = attention(pass, inputs);
    inputs[steps * 3 - 1] += 1;
    List<float[]> after = attention(pass, inputs);

    for (int head = 0; head < before.size(); head++) {
      for (int query = 0; query < steps; query++) {
        for (int key = 0; key < steps; key++) {
          float weight = before.get(head)[query * steps + key];
          if (key > query) {
            assertThat(weight).isZero();
          }
          if (query < steps - 1) {
            assertThat(after.get(head)[query * steps + key]).isEqualTo(weight);
          }
        }
      }
    }
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
  }

  /** The sum over keys then runs in another order, so all but the last bits must agree. */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldGiveEachInstrumentTheSameWhereverItStands(Form form) {
    int instruments = 7;
    int length = 4 * 3;
    Numbers numbers = new Numbers(3);
    TransformerPass pass = TransformerPass.of(numbers.axial(3, 4, 8, 2), instruments, form);
    float[] inputs = numbers.array(instruments * length, 1f);
    float[] turned = new float[inputs.length];
    for (int n = 0; n < instruments; n++) {
      int to = (n + 3) % instruments;
      System.arraycopy(inputs, n * length, turned, to * length, length);
    }
    float[] outputs = new float[instruments];
    float[] turnedOutputs = new float[instruments];

    pass.forward(inputs, 1, outputs);
    pass.forward(turned, 1, turnedOutputs);

    for (int n = 0; n < instruments; n++) {
      assertThat(turnedOutputs[(n + 3) % instruments]).isCloseTo(outputs[n], within(1e-5f));
    }
    assertThat(outputs[1]).isNotCloseTo(outputs[0], within(1e-3f));
  }

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldShowWeightsThatSumToOneForEachHead(Form form) {
    Numbers numbers = new Numbers(4);
    TransformerPass pass = TransformerPass.of(numbers.axial(3, 4, 8, 2), 5, form);
    float[] inputs = numbers.array(2 * pass.inputLength(), 1f);
    List<AttentionObserver.Place> places = new ArrayList<>();

    pass.forward(
        inputs,
        2,
        new float[10],
        (place, weights) -> {
          places.add(place);
          for (int query = 0; query < place.tokens(); query++) {
            float sum = 0;
            for (int key = 0; key < place.tokens(); key++) {
              sum += weights[query * place.stride() + key];
            }
            assertThat(sum).isCloseTo(1f, within(1e-6f));
          }
        });

    // Two rows, two blocks along time of five instruments and two along instruments of four steps.
    assertThat(places).hasSize(2 * (2 * 5 + 2 * 4) * 2);
    assertThat(places.get(0)).extracting("row", "block", "tokens").containsExactly(0, 0, 4);
    assertThat(places.get(places.size() - 1))
        .extracting("row", "block", "sequence", "head", "tokens")
        .containsExactly(1, 3, 3, 1, 5);
  }

  @Test
  void shouldNameWhatDoesNotFit() {
    Numbers numbers = new Numbers(5);
    TransformerBlock block = numbers.block(Axis.TIME, 8, 2, true, Activation.RELU, 0f);

    assertThatThrownBy(() -> numbers.transformer(3, 4, 12, 1, List.of(block)))
        .hasMessage("weights of the query of block 0: is 8 x 8: expected 12 x 12");
    assertThatThrownBy(() -> numbers.attention(Axis.TIME, 8, 3, true))
        .hasMessage("attention: width=8, heads=3: expected a multiple");
    assertThatThrownBy(() -> numbers.attention(Axis.INSTRUMENTS, 8, 2, true))
        .hasMessage("attention: causal along instruments, which have no order: expected axis TIME");
    assertThatThrownBy(() -> numbers.layerNorm(8, -1f))
        .hasMessage("epsilon of a layer norm: -1.0: expected zero or a positive number");
    assertThatThrownBy(() -> TransformerPass.of(numbers.axial(3, 4, 8, 2), 0))
        .hasMessage("instruments=0: expected one or more");
  }

  private static List<float[]> attention(TransformerPass pass, float[] inputs) {
    List<float[]> heads = new ArrayList<>();
    pass.forward(
        inputs,
        1,
        new float[1],
        (place, weights) -> {
          float[] copy = new float[place.tokens() * place.tokens()];
          for (int query = 0; query < place.tokens(); query++) {
            System.arraycopy(
                weights, query * place.stride(), copy, query * place.tokens(), place.tokens());
          }
          heads.add(copy);
        });
    return heads;
  }
}
