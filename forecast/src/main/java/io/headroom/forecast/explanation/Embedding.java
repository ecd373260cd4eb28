package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.Matrix;

/**
 * A Transformer's input layer: each token through a linear layer, and its step's position added.
 */
final class Embedding implements Layer {
  private final Dense input;
  private final double[][] positions;

  Embedding(Linear input, Matrix positions) {
    this.input = Dense.of(input);
    this.positions = Tables.of(Tables.wide(positions.values()), positions.rows());
  }

  @Override
  public Pass apply(double[][] in) {
    Pass pass = input.apply(in);
    for (int token = 0; token < in.length; token++) {
      Tables.add(positions[token % positions.length], pass.out()[token]);
    }
    return pass;
  }
}
