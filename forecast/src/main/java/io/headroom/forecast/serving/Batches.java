package io.headroom.forecast.serving;

/** What all passes check and copy. */
final class Batches {
  private Batches() {}

  /** Throws unless both arrays hold as many rows. */
  static void check(ForwardPass pass, float[] inputs, int rows, float[] outputs) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows=" + rows + ": expected none or more");
    }
    requireLength("inputs", inputs, rows, pass.inputLength());
    requireLength("outputs", outputs, rows, pass.outputLength());
  }

  /** Throws unless there is one at least. */
  static void requirePositive(String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(what + "=" + count + ": expected one or more");
    }
  }

  /** Copies results without their padding. */
  static void unpad(
      float[] padded, int stride, int rows, float[] outputs, int firstRow, int length) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(padded, row * stride, outputs, (firstRow + row) * length, length);
    }
  }

  private static void requireLength(String what, float[] array, int rows, int length) {
    long needed = (long) rows * length;
    if (array.length < needed) {
      throw new IllegalArgumentException(
          what + ": length=" + array.length + ": " + rows + " rows need " + needed);
    }
  }
}
