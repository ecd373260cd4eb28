package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.Matrix;

/**
 * A linear layer, y = b + x W, row by row. A sum starts at its bias and takes its terms in
 * ascending order of the inner index.
 */
final class Dense implements Layer {
  private final double[] weights;
  private final double[] bias;

  /**
   * @param weights {@code [inputs][bias.length]}, row-major
   * @param bias one per output
   */
  Dense(double[] weights, double[] bias) {
    this.weights = weights;
    this.bias = bias;
  }

  static Dense of(Linear linear) {
    return of(linear.weights(), linear.bias());
  }

  static Dense of(Matrix weights, Matrix bias) {
    return new Dense(Tables.wide(weights.values()), Tables.wide(bias.values()));
  }

  /** How many numbers of a row come out. */
  int outputs() {
    return bias.length;
  }

  @Override
  public Pass apply(double[][] in) {
    return new Pass(Tables.each(in, this::row), slopes -> Tables.each(slopes, this::back));
  }

  /** y = b + x W. */
  double[] row(double[] x) {
    double[] y = bias.clone();
    addTo(y, x);
    return y;
  }

  /** Adds x W. */
  void addTo(double[] sums, double[] x) {
    for (int i = 0; i < x.length; i++) {
      int start = i * sums.length;
      for (int j = 0; j < sums.length; j++) {
        sums[j] += x[i] * weights[start + j];
      }
    }
  }

  /** The derivatives by x. */
  double[] back(double[] slopes) {
    double[] byInput = new double[weights.length / slopes.length];
    for (int i = 0; i < byInput.length; i++) {
      int start = i * slopes.length;
      for (int j = 0; j < slopes.length; j++) {
        byInput[i] += slopes[j] * weights[start + j];
      }
    }
    return byInput;
  }
}
