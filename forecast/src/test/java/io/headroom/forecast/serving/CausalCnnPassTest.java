package io.headroom.forecast.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CausalCnnPassTest {
  private static final String FORMS = "io.headroom.forecast.serving.Forms#here";

  /** x = 1, 2, 3, taps 10 (a step before) and 1 (now), bias 100: at the last step 100 + 20 + 3. */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldPutTheLastTapOnThePresentStep(Form form) {
    Convolution layer =
        new Convolution(2, 1, Activation.IDENTITY, false, Matrix.of(2, 1, 10, 1), Matrix.row(100));
    float[] output = new float[1];

    pass(layer, 3, form).forward(new float[] {1, 2, 3}, 1, output);

    assertThat(output[0]).isEqualTo(123f);
  }

  /**
   * The same with dilation 2: 100 + 10 + 3; the residual adds the 3 again; relu changes nothing.
   */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldDilateAndAddTheInput(Form form) {
    Convolution layer =
        new Convolution(2, 2, Activation.RELU, true, Matrix.of(2, 1, 10, 1), Matrix.row(100));
    float[] output = new float[1];

    pass(layer, 3, form).forward(new float[] {1, 2, 3}, 1, output);

    assertThat(output[0]).isEqualTo(116f);
  }

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldAgreeWithTheFormulas(Form form) {
    int[][] shapes = {{1, 1, 1}, {7, 8, 1}, {3, 19, 2}, {5, 33, 17}, {10, 48, 1}};
    int steps = 13;
    int rows = 3;
    for (int[] shape : shapes) {
      for (Activation activation : Activation.values()) {
        Numbers numbers = new Numbers(1);
        CausalCnnParameters cnn = numbers.cnn(shape[0], shape[1], shape[2], activation);
        float[] inputs = numbers.array(rows * steps * shape[0], 1f);
        float[] outputs = new float[rows * shape[2]];

        CausalCnnPass.of(cnn, steps, form).forward(inputs, rows, outputs);

        for (int row = 0; row < rows; row++) {
          double[][] x = Reference.row(inputs, row, steps, shape[0]);
          for (Convolution layer : cnn.layers()) {
            x = Reference.convolution(layer, x);
          }
          double[] expected = Reference.linear(cnn.head(), x[steps - 1]);
          for (int j = 0; j < expected.length; j++) {
            double size = 1 + Math.abs(expected[j]);
            assertThat(outputs[row * shape[2] + j] / size)
                .isCloseTo(expected[j] / size, within(5e-6));
          }
        }
      }
    }
  }

  /** Kernels of 3, 3 and 2, dilated by 1, 2 and 4, reach 2 + 4 + 4 steps back. */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldSeeNothingBeforeItsReceptiveField(Form form) {
    Numbers numbers = new Numbers(2);
    CausalCnnParameters cnn = numbers.cnn(2, 4, 1, Activation.TANH);
    CausalCnnPass pass = CausalCnnPass.of(cnn, 20, form);
    float[] inputs = numbers.array(40, 1f);
    float[] before = new float[1];
    float[] after = new float[1];
    pass.forward(inputs, 1, before);

    assertThat(cnn.receptiveField()).isEqualTo(11);
    inputs[2 * 8 + 1] += 1;
    pass.forward(inputs, 1, after);
    assertThat(after).isEqualTo(before);
    inputs[2 * 9 + 1] += 1;
    pass.forward(inputs, 1, after);
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void shouldNameTheLayerThatDoesNotFit() {
    Numbers numbers = new Numbers(3);
    Convolution first = numbers.convolution(2, 3, 2, 1, Activation.RELU, false);
    Convolution second = numbers.convolution(4, 3, 2, 1, Activation.RELU, false);
    Linear head = numbers.linear(3, 1, 1f);

    assertThatThrownBy(() -> new CausalCnnParameters(List.of(first, second), head))
        .hasMessage("layer 1 of the CNN: inputs=4: the layer before has outputs=3");
    assertThatThrownBy(() -> new CausalCnnParameters(List.of(), head))
        .hasMessage("layers of the CNN: none: expected one or more");
    assertThatThrownBy(() -> new CausalCnnParameters(List.of(first), numbers.linear(2, 1, 1f)))
        .hasMessage("weights of the CNN's head: is 2 x 1: expected 3 x 1");
    assertThatThrownBy(() -> numbers.convolution(4, 3, 2, 1, Activation.RELU, true))
        .hasMessage(
            "convolution: channels=4 go in and 3 come out: expected as many for a residual");
    assertThatThrownBy(() -> numbers.convolution(4, 3, 0, 1, Activation.RELU, true))
        .hasMessage("matrix: rows=0, columns=3: 0 values given");
    assertThatThrownBy(
            () -> new Convolution(2, 0, Activation.RELU, false, Matrix.row(1, 2), Matrix.row(1)))
        .hasMessage("dilation of a convolution=0: expected one or more");
    assertThatThrownBy(
            () -> new Convolution(3, 1, Activation.RELU, false, Matrix.row(1, 2), Matrix.row(1)))
        .hasMessage("weights of a convolution: is 1 x 2: expected a multiple of kernel=3 rows");
  }

  private static CausalCnnPass pass(Convolution layer, int steps, Form form) {
    Linear head = new Linear(Matrix.row(1), Matrix.row(0));
    return CausalCnnPass.of(new CausalCnnParameters(List.of(layer), head), steps, form);
  }
}
