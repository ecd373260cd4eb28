package io.headroom.forecast.serving;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Columns cut into tiles of two vectors; a tile's columns stand together for each inner index, so
 * that it is read from one end to the other. Four rows share what is read of a tile: eight sums at
 * once, which keeps the multiply-adds of the processor busy and fits into sixteen registers.
 *
 * <pre>
 *   tile 0: [inner][2 vectors]   tile 1: [inner][2 vectors]   ...   what is left: [inner][1 vector]
 * </pre>
 *
 * <p>The loops are written out for the reason given at {@link VectorKernels}. A tile's width is a
 * constant, or else the compiler would leave a check of bounds in them.
 */
final class VectorDense implements Dense {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int TILE = 2 * WIDTH;
  private static final int ROWS = 4;

  private final int inner;
  private final int columns;
  private final int padded;
  private final int tiled;
  private final float[] weights;
  private final float[] bias;

  VectorDense(int inner, int columns) {
    this.inner = inner;
    this.columns = columns;
    padded = (columns + WIDTH - 1) / WIDTH * WIDTH;
    tiled = padded / TILE * TILE;
    weights = new float[inner * padded];
    bias = new float[padded];
  }

  @Override
  public int padded() {
    return padded;
  }

  @Override
  public void putBias(float[] from) {
    System.arraycopy(from, 0, bias, 0, columns);
  }

  @Override
  public void putRow(int k, float[] from, int at) {
    for (int column = 0; column < columns; column += TILE) {
      int count = Math.min(TILE, columns - column);
      int width = width(column);
      System.arraycopy(from, at + column, weights, column * inner + k * width, count);
    }
  }

  @Override
  public void putColumn(int column, float[] from, int at) {
    int width = width(column);
    int inTile = column % width;
    int start = (column - inTile) * inner + inTile;
    for (int k = 0; k < inner; k++) {
      weights[start + k * width] = from[at + k];
    }
  }

  private int width(int column) {
    return column < tiled ? TILE : WIDTH;
  }

  @Override
  public void apply(
      float[] in, int inFrom, int inStride, int rows, float[] out, int outFrom, int outStride) {
    int row = 0;
    for (; row + ROWS <= rows; row += ROWS) {
      fourRows(in, inFrom + row * inStride, inStride, out, outFrom + row * outStride, outStride);
    }
    for (; row < rows; row++) {
      oneRow(in, inFrom + row * inStride, out, outFrom + row * outStride);
    }
  }

  private void fourRows(float[] in, int from, int inStride, float[] out, int to, int outStride) {
    int column = 0;
    for (; column < tiled; column += TILE) {
      fourByTile(weights, bias, inner, column, in, from, inStride, out, to, outStride);
    }
    for (; column < padded; column += WIDTH) {
      for (int row = 0; row < ROWS; row++) {
        oneByVector(
            weights, bias, inner, column, in, from + row * inStride, out, to + row * outStride);
      }
    }
  }

  private void oneRow(float[] in, int from, float[] out, int to) {
    int column = 0;
    for (; column + TILE < tiled; column += 2 * TILE) {
      oneByTwoTiles(weights, bias, inner, column, in, from, out, to);
    }
    for (; column < tiled; column += TILE) {
      oneByTile(weights, bias, inner, column, in, from, out, to);
    }
    for (; column < padded; column += WIDTH) {
      oneByVector(weights, bias, inner, column, in, from, out, to);
    }
  }

  private static void fourByTile(
      float[] weights,
      float[] bias,
      int inner,
      int column,
      float[] in,
      int from,
      int inStride,
      float[] out,
      int to,
      int outStride) {
    int base = column * inner;
    int from1 = from + inStride;
    int from2 = from1 + inStride;
    int from3 = from2 + inStride;
    FloatVector left0 = FloatVector.fromArray(LANES, bias, column);
    FloatVector right0 = FloatVector.fromArray(LANES, bias, column + WIDTH);
    FloatVector left1 = left0;
    FloatVector right1 = right0;
    FloatVector left2 = left0;
    FloatVector right2 = right0;
    FloatVector left3 = left0;
    FloatVector right3 = right0;
    for (int k = 0; k < inner; k++) {
      FloatVector left = FloatVector.fromArray(LANES, weights, base + k * TILE);
      FloatVector right = FloatVector.fromArray(LANES, weights, base + k * TILE + WIDTH);
      FloatVector value = FloatVector.broadcast(LANES, in[from + k]);
      left0 = value.fma(left, left0);
      right0 = value.fma(right, right0);
      value = FloatVector.broadcast(LANES, in[from1 + k]);
      left1 = value.fma(left, left1);
      right1 = value.fma(right, right1);
      value = FloatVector.broadcast(LANES, in[from2 + k]);
      left2 = value.fma(left, left2);
      right2 = value.fma(right, right2);
      value = FloatVector.broadcast(LANES, in[from3 + k]);
      left3 = value.fma(left, left3);
      right3 = value.fma(right, right3);
    }
    int at = to + column;
    left0.intoArray(out, at);
    right0.intoArray(out, at + WIDTH);
    at += outStride;
    left1.intoArray(out, at);
    right1.intoArray(out, at + WIDTH);
    at += outStride;
    left2.intoArray(out, at);
    right2.intoArray(out, at + WIDTH);
    at += outStride;
    left3.intoArray(out, at);
    right3.intoArray(out, at + WIDTH);
  }

  /** Four sums at once, because each waits for its last multiply-add. */
  private static void oneByTwoTiles(
      float[] weights,
      float[] bias,
      int inner,
      int column,
      float[] in,
      int from,
      float[] out,
      int to) {
    int base = column * inner;
    int second = (column + TILE) * inner;
    FloatVector sum0 = FloatVector.fromArray(LANES, bias, column);
    FloatVector sum1 = FloatVector.fromArray(LANES, bias, column + WIDTH);
    FloatVector sum2 = FloatVector.fromArray(LANES, bias, column + TILE);
    FloatVector sum3 = FloatVector.fromArray(LANES, bias, column + TILE + WIDTH);
    for (int k = 0; k < inner; k++) {
      FloatVector value = FloatVector.broadcast(LANES, in[from + k]);
      sum0 = value.fma(FloatVector.fromArray(LANES, weights, base + k * TILE), sum0);
      sum1 = value.fma(FloatVector.fromArray(LANES, weights, base + k * TILE + WIDTH), sum1);
      sum2 = value.fma(FloatVector.fromArray(LANES, weights, second + k * TILE), sum2);
      sum3 = value.fma(FloatVector.fromArray(LANES, weights, second + k * TILE + WIDTH), sum3);
    }
    sum0.intoArray(out, to + column);
    sum1.intoArray(out, to + column + WIDTH);
    sum2.intoArray(out, to + column + TILE);
    sum3.intoArray(out, to + column + TILE + WIDTH);
  }

  private static void oneByTile(
      float[] weights,
      float[] bias,
      int inner,
      int column,
      float[] in,
      int from,
      float[] out,
      int to) {
    int base = column * inner;
    FloatVector left = FloatVector.fromArray(LANES, bias, column);
    FloatVector right = FloatVector.fromArray(LANES, bias, column + WIDTH);
    for (int k = 0; k < inner; k++) {
      FloatVector value = FloatVector.broadcast(LANES, in[from + k]);
      left = value.fma(FloatVector.fromArray(LANES, weights, base + k * TILE), left);
      right = value.fma(FloatVector.fromArray(LANES, weights, base + k * TILE + WIDTH), right);
    }
    left.intoArray(out, to + column);
    right.intoArray(out, to + column + WIDTH);
  }

  private static void oneByVector(
      float[] weights,
      float[] bias,
      int inner,
      int column,
      float[] in,
      int from,
      float[] out,
      int to) {
    int base = column * inner;
    FloatVector sum = FloatVector.fromArray(LANES, bias, column);
    for (int k = 0; k < inner; k++) {
      FloatVector value = FloatVector.broadcast(LANES, in[from + k]);
      sum = value.fma(FloatVector.fromArray(LANES, weights, base + k * WIDTH), sum);
    }
    sum.intoArray(out, to + column);
  }
}
