package io.headroom.forecast.serving;

/**
 * Sums within rows, each in ascending order. Four rows at a time, because every addition waits for
 * the one before in its row.
 */
final class Sums {
  private Sums() {}

  /** sums[row] = the sum of a row's first {@code length} values. */
  static void of(float[] values, int stride, int rows, int length, float[] sums) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      four(values, row * stride, stride, length, sums, row);
    }
    for (; row < rows; row++) {
      float sum = 0f;
      for (int i = 0; i < length; i++) {
        sum += values[row * stride + i];
      }
      sums[row] = sum;
    }
  }

  /** sums[row] = the sum of the squares of a row's first {@code length} values. */
  static void ofSquares(float[] values, int stride, int rows, int length, float[] sums) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      fourOfSquares(values, row * stride, stride, length, sums, row);
    }
    for (; row < rows; row++) {
      float sum = 0f;
      for (int i = 0; i < length; i++) {
        float value = values[row * stride + i];
        sum = Math.fma(value, value, sum);
      }
      sums[row] = sum;
    }
  }

  private static void four(float[] values, int from, int stride, int length, float[] sums, int to) {
    float a = 0f;
    float b = 0f;
    float c = 0f;
    float d = 0f;
    for (int i = 0; i < length; i++) {
      a += values[from + i];
      b += values[from + stride + i];
      c += values[from + 2 * stride + i];
      d += values[from + 3 * stride + i];
    }
    sums[to] = a;
    sums[to + 1] = b;
    sums[to + 2] = c;
    sums[to + 3] = d;
  }

  private static void fourOfSquares(
      float[] values, int from, int stride, int length, float[] sums, int to) {
    float a = 0f;
    float b = 0f;
    float c = 0f;
    float d = 0f;
    for (int i = 0; i < length; i++) {
      float valueA = values[from + i];
      float valueB = values[from + stride + i];
      float valueC = values[from + 2 * stride + i];
      float valueD = values[from + 3 * stride + i];
      a = Math.fma(valueA, valueA, a);
      b = Math.fma(valueB, valueB, b);
      c = Math.fma(valueC, valueC, c);
      d = Math.fma(valueD, valueD, d);
    }
    sums[to] = a;
    sums[to + 1] = b;
    sums[to + 2] = c;
    sums[to + 3] = d;
  }
}
