package io.headroom.forecast.serving;

import java.util.List;

/**
 * The weights of an LSTM without peepholes and of the linear layer on its last hidden state.
 *
 * <p>As Deeplearning4j keeps them: the columns stand in four blocks of {@code units}, candidate,
 * forget gate, output gate, input gate.
 *
 * @param input {@code [features][4 * units]}
 * @param recurrent {@code [units][4 * units]}
 * @param bias {@code [1][4 * units]}
 * @param head {@code [units][outputs]}
 */
public record LstmParameters(Matrix input, Matrix recurrent, Matrix bias, Linear head)
    implements NetworkParameters {
  /** Candidate, forget, output and input: blocks of columns. */
  static final int GATES = 4;

  /** Checks that the shapes fit one another. */
  public LstmParameters {
    int units = recurrent.rows();
    input.requireShape("input weights of the LSTM", input.rows(), GATES * units);
    recurrent.requireShape("recurrent weights of the LSTM", units, GATES * units);
    bias.requireShape("bias of the LSTM", 1, GATES * units);
    head.requireShape("the LSTM's head", units, head.outputs());
  }

  @Override
  public int features() {
    return input.rows();
  }

  /** Units of the hidden layer. */
  public int units() {
    return recurrent.rows();
  }

  @Override
  public List<Matrix> matrices() {
    return List.of(input, recurrent, bias, head.weights(), head.bias());
  }
}
