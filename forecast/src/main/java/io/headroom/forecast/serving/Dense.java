package io.headroom.forecast.serving;

/**
 * A matrix and a bias laid out as a form reads them, and their product with rows.
 *
 * <p>Every sum starts at its bias and takes its terms in ascending order of the inner index, each
 * with a fused multiply-add.
 *
 * <p>Attention's keys and values change with each row of a batch and are put into the same memory
 * again, so what is in it can be replaced. All is zero at first. Belongs to one thread.
 */
interface Dense {
  /** Columns, those included that were added to fill whole vectors; they hold zeros. */
  int padded();

  /** Replaces the bias, a value for each column. */
  void putBias(float[] from);

  /** Replaces one row, a value for each column. */
  void putRow(int k, float[] from, int at);

  /** Replaces one column, a value for each inner index. */
  void putColumn(int column, float[] from, int at);

  /**
   * out[row][column] = bias[column] + sum over k of in[row][k] weights[k][column], for all {@link
   * #padded} columns.
   *
   * @param in its row r begins at {@code inFrom + r * inStride}
   * @param out its row r begins at {@code outFrom + r * outStride}; another array than {@code in}
   */
  void apply(
      float[] in, int inFrom, int inStride, int rows, float[] out, int outFrom, int outStride);

  /** A linear layer. */
  static Dense of(Kernels kernels, Linear layer) {
    Dense dense = kernels.dense(layer.inputs(), layer.outputs());
    float[] weights = layer.weights().values();
    for (int k = 0; k < layer.inputs(); k++) {
      dense.putRow(k, weights, k * layer.outputs());
    }
    dense.putBias(layer.bias().values());
    return dense;
  }
}
