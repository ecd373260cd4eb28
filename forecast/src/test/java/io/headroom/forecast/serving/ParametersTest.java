package io.headroom.forecast.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParametersTest {
  private final Numbers numbers = new Numbers(1);

  @Test
  void shouldNameTheValueThatIsNotFinite() {
    assertThatThrownBy(() -> Matrix.of(2, 2, 1, 2, 3, Float.NaN))
        .hasMessage("matrix: [1][1]=NaN: expected a finite number");
    assertThatThrownBy(() -> Matrix.of(2, 2, 1, 2, 3))
        .hasMessage("matrix: rows=2, columns=2: 3 values given");
  }

  @Test
  void shouldKeepWeightsFromBeingChanged() {
    float[] values = {1, 2};
    Matrix matrix = Matrix.row(values);
    values[0] = 9;
    matrix.values()[1] = 9;

    assertThat(matrix).isEqualTo(Matrix.row(1, 2));
  }

  @Test
  void shouldNameTheMatrixOfAnLstmThatDoesNotFit() {
    Matrix input = numbers.matrix(3, 8, 1);
    Matrix recurrent = numbers.matrix(2, 8, 1);
    Matrix bias = numbers.matrix(1, 8, 1);
    Linear head = numbers.linear(2, 1, 1);

    assertThatThrownBy(() -> new LstmParameters(numbers.matrix(3, 4, 1), recurrent, bias, head))
        .hasMessage("input weights of the LSTM: is 3 x 4: expected 3 x 8");
    assertThatThrownBy(() -> new LstmParameters(input, numbers.matrix(2, 7, 1), bias, head))
        .hasMessage("recurrent weights of the LSTM: is 2 x 7: expected 2 x 8");
    assertThatThrownBy(() -> new LstmParameters(input, recurrent, numbers.matrix(1, 2, 1), head))
        .hasMessage("bias of the LSTM: is 1 x 2: expected 1 x 8");
    assertThatThrownBy(() -> new LstmParameters(input, recurrent, bias, numbers.linear(3, 1, 1)))
        .hasMessage("weights of the LSTM's head: is 3 x 1: expected 2 x 1");
    assertThatThrownBy(() -> new Linear(numbers.matrix(2, 3, 1), numbers.matrix(1, 2, 1)))
        .hasMessage("bias of a linear layer: is 1 x 2: expected 1 x 3");
  }
}
