package io.headroom.forecast.serving;

/** Softmax of the rows of a table of scores. */
final class Softmax {
  private final Kernels kernels;
  private final float[] sums;

  Softmax(Kernels kernels, int rows) {
    this.kernels = kernels;
    sums = new float[rows];
  }

  /**
   * scores[row] = softmax(scale scores[row]), over the first {@code row + 1} columns if causal, the
   * others then zero. The largest score is taken off before the exponential.
   *
   * @param scores {@code [size][stride]}
   */
  void apply(float[] scores, int stride, int size, float scale, boolean causal) {
    for (int row = 0; row < size; row++) {
      shift(scores, row * stride, causal ? row + 1 : size, size, scale);
    }
    kernels.exp(scores, scores, size * stride);
    Sums.of(scores, stride, size, size, sums);
    for (int row = 0; row < size; row++) {
      divide(scores, row * stride, size, sums[row]);
    }
  }

  private static void shift(float[] scores, int at, int seen, int size, float scale) {
    float largest = scores[at];
    for (int i = 1; i < seen; i++) {
      largest = scores[at + i] > largest ? scores[at + i] : largest;
    }
    for (int i = 0; i < seen; i++) {
      scores[at + i] = (scores[at + i] - largest) * scale;
    }
    for (int i = seen; i < size; i++) {
      scores[at + i] = Float.NEGATIVE_INFINITY;
    }
  }

  private static void divide(float[] values, int at, int size, float sum) {
    for (int i = 0; i < size; i++) {
      values[at + i] /= sum;
    }
  }
}
