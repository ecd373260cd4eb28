package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.Matrix;

/** Makes matrices of a list of weights, one after another. */
final class WeightReader {
  private final double[] weights;
  private int at;

  WeightReader(double[] weights) {
    this.weights = weights;
  }

  Matrix matrix(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) weights[at++];
    }
    return Matrix.of(rows, columns, values);
  }

  Linear linear(int inputs, int outputs) {
    return new Linear(matrix(inputs, outputs), matrix(1, outputs));
  }
}
