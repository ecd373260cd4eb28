package io.headroom.forecast.serving;

import java.util.List;

/**
 * The weights of a network that can be served, whatever its kind.
 *
 * <p>{@link ParameterBytes} turns them into bytes and back.
 */
public sealed interface NetworkParameters
    permits LstmParameters, CausalCnnParameters, TransformerParameters {
  /** Features of a step. */
  int features();

  /** The linear layer that gives the outputs. */
  Linear head();

  /** All weights in their canonical order: from the input on, a layer's weights before its bias. */
  List<Matrix> matrices();

  /** How many single-precision numbers the weights are. */
  default int weights() {
    return matrices().stream().mapToInt(matrix -> matrix.rows() * matrix.columns()).sum();
  }
}
