package io.headroom.forecast.training.panel;

/**
 * A matrix of weights in a network's list of them.
 *
 * @param name what Deeplearning4j calls it
 * @param start what it is before the first update
 * @param decays whether l2 pulls it to zero
 */
record Tensor(String name, int rows, int columns, Start start, boolean decays) {
  /** Weights that l2 pulls to zero. */
  static Tensor weights(String name, int rows, int columns, Start start) {
    return new Tensor(name, rows, columns, start, true);
  }

  /** What l2 leaves alone: a row of biases or gains. */
  static Tensor row(String name, int columns, Start start) {
    return new Tensor(name, 1, columns, start, false);
  }

  int length() {
    return rows * columns;
  }
}
