package io.headroom.forecast.serving;

import java.util.stream.Stream;

/**
 * A linear layer, y = b + x W.
 *
 * @param weights {@code [inputs][outputs]}, as Deeplearning4j keeps them
 * @param bias {@code [1][outputs]}
 */
public record Linear(Matrix weights, Matrix bias) {
  /** Checks that the bias has a value for each output. */
  public Linear {
    bias.requireShape("bias of a linear layer", 1, weights.columns());
  }

  /** How many numbers go in. */
  public int inputs() {
    return weights.rows();
  }

  /** How many come out. */
  public int outputs() {
    return weights.columns();
  }

  Stream<Matrix> matrices() {
    return Stream.of(weights, bias);
  }

  /** Throws unless the shape is this; {@code what} names the layer in the message. */
  void requireShape(String what, int inputs, int outputs) {
    weights.requireShape("weights of " + what, inputs, outputs);
  }
}
