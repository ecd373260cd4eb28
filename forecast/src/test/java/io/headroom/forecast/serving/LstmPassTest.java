package io.headroom.forecast.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LstmPassTest {
  private static final String FORMS = "io.headroom.forecast.serving.Forms#here";

  /**
   * One unit, one feature, all gate sums zero but the candidate's, which is x: c = 1/2 c + 1/2
   * tanh(x), h = 1/2 tanh(c), by hand for x = 1, then 0.
   */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldComputeWhatCanBeDoneByHand(Form form) {
    LstmParameters parameters =
        new LstmParameters(
            Matrix.row(1, 0, 0, 0),
            Matrix.row(0, 0, 0, 0),
            Matrix.row(0, 0, 0, 0),
            new Linear(Matrix.row(2), Matrix.row(10)));
    float[] output = new float[1];

    LstmPass.of(parameters, 2, form).forward(new float[] {1, 0}, 1, output);

    double cell = 0.25 * StrictMath.tanh(1);
    assertThat(output[0]).isCloseTo((float) (10 + StrictMath.tanh(cell)), within(2e-6f));
  }

  /** Shapes below, at and above a vector's width; batches below, at and above a block. */
  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldAgreeWithTheFormulas(Form form) {
    int[][] shapes = {{1, 1, 1}, {7, 8, 1}, {10, 32, 1}, {3, 19, 2}, {5, 33, 17}};
    for (int[] shape : shapes) {
      Numbers numbers = new Numbers(1);
      LstmParameters parameters = numbers.lstm(shape[0], shape[1], shape[2]);
      int steps = 6;
      int rows = 11;
      float[] inputs = numbers.array(rows * steps * shape[0], 2f);
      float[] outputs = new float[rows * shape[2]];

      LstmPass.of(parameters, steps, form).forward(inputs, rows, outputs);

      for (int row = 0; row < rows; row++) {
        double[] expected = Reference.lstm(parameters, Reference.row(inputs, row, steps, shape[0]));
        for (int j = 0; j < expected.length; j++) {
          assertThat((double) outputs[row * shape[2] + j]).isCloseTo(expected[j], within(2e-6));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldStartEachCallFromTheSameState(Form form) {
    Numbers numbers = new Numbers(2);
    LstmPass pass = LstmPass.of(numbers.lstm(4, 5, 1), 3, form);
    float[] inputs = numbers.array(3 * 4, 1f);
    float[] first = new float[1];
    float[] second = new float[1];

    pass.forward(inputs, 1, first);
    pass.forward(inputs, 1, second);

    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldKeepRowsApart(Form form) {
    Numbers numbers = new Numbers(3);
    LstmPass pass = LstmPass.of(numbers.lstm(4, 5, 1), 3, form);
    float[] inputs = numbers.array(9 * 12, 1f);
    float[] clean = new float[9];
    pass.forward(inputs, 9, clean);
    inputs[4 * 12 + 7] = Float.NaN;
    float[] spoilt = new float[9];

    pass.forward(inputs, 9, spoilt);

    assertThat(spoilt[4]).isNaN();
    clean[4] = Float.NaN;
    assertThat(spoilt).isEqualTo(clean);
  }

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldSayWhichArrayIsTooShort(Form form) {
    LstmPass pass = LstmPass.of(new Numbers(4).lstm(2, 3, 1), 5, form);

    assertThatThrownBy(() -> pass.forward(new float[19], 2, new float[2]))
        .hasMessage("inputs: length=19: 2 rows need 20");
    assertThatThrownBy(() -> pass.forward(new float[20], 2, new float[1]))
        .hasMessage("outputs: length=1: 2 rows need 2");
    assertThatThrownBy(() -> pass.forward(new float[20], -1, new float[1]))
        .hasMessage("rows=-1: expected none or more");
    assertThatThrownBy(() -> LstmPass.of(new Numbers(4).lstm(2, 3, 1), 0, form))
        .hasMessage("steps=0: expected one or more");
  }
}
