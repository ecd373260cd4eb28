package io.headroom.forecast.serving;

/**
 * A plain loop across columns, whose sums do not depend on one another, so that the JVM's compiler
 * makes vectors of it: it does so best on whole arrays, hence an array for each row of weights and
 * one for the sums. Four terms at a time, each in its turn, so that a sum is read and written a
 * quarter as often.
 */
final class ScalarDense implements Dense {
  private final float[][] weights;
  private final float[] bias;
  private final float[] sums;

  ScalarDense(int inner, int columns) {
    weights = new float[inner][columns];
    bias = new float[columns];
    sums = new float[columns];
  }

  @Override
  public int padded() {
    return sums.length;
  }

  @Override
  public void putBias(float[] from) {
    System.arraycopy(from, 0, bias, 0, bias.length);
  }

  @Override
  public void putRow(int k, float[] from, int at) {
    System.arraycopy(from, at, weights[k], 0, sums.length);
  }

  @Override
  public void putColumn(int column, float[] from, int at) {
    for (int k = 0; k < weights.length; k++) {
      weights[k][column] = from[at + k];
    }
  }

  @Override
  public void apply(
      float[] in, int inFrom, int inStride, int rows, float[] out, int outFrom, int outStride) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, 0, sums, 0, sums.length);
      addProducts(in, inFrom + row * inStride);
      System.arraycopy(sums, 0, out, outFrom + row * outStride, sums.length);
    }
  }

  private void addProducts(float[] in, int from) {
    int k = 0;
    for (; k + 4 <= weights.length; k += 4) {
      addFour(weights, k, in[from + k], in[from + k + 1], in[from + k + 2], in[from + k + 3], sums);
    }
    for (; k < weights.length; k++) {
      addOne(weights[k], in[from + k], sums);
    }
  }

  private static void addFour(
      float[][] weights, int k, float a, float b, float c, float d, float[] sums) {
    float[] rowA = weights[k];
    float[] rowB = weights[k + 1];
    float[] rowC = weights[k + 2];
    float[] rowD = weights[k + 3];
    for (int i = 0; i < sums.length; i++) {
      float sum = Math.fma(b, rowB[i], Math.fma(a, rowA[i], sums[i]));
      sums[i] = Math.fma(d, rowD[i], Math.fma(c, rowC[i], sum));
    }
  }

  private static void addOne(float[] row, float value, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.fma(value, row[i], sums[i]);
    }
  }
}
