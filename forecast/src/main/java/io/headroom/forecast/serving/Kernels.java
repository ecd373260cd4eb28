package io.headroom.forecast.serving;

/**
 * The operations that all forward passes are made of, each with one fixed order.
 *
 * <p>Vectors run across outputs and elements, never across the terms of a sum. Products are added
 * with fused multiply-adds everywhere, because those are exactly specified, round once less than a
 * multiplication and an addition, and cost half of them; a processor without such an instruction
 * gets the same bits, slowly.
 */
interface Kernels {
  /** Widths that whole vectors run over are multiples of this; 1 where none are needed. */
  int lanes();

  /** An empty matrix of so many rows and columns. */
  Dense dense(int inner, int columns);

  /** {@link Functions#tanh} of each of the first; {@code in} may be {@code out}. */
  void tanh(float[] in, float[] out, int count);

  /** {@link Functions#exp} of each of the first; {@code in} may be {@code out}. */
  void exp(float[] in, float[] out, int count);

  /**
   * cell = forget cell + input candidate, where a gate is 1/2 + 1/2 of what stands in {@code
   * gates}.
   *
   * @param gates {@code [rows][4 * units]}: candidate, forget, output, input; hyperbolic tangents
   * @param cells {@code [rows][units]}, changed
   */
  void lstmCells(float[] gates, float[] cells, int rows, int units);

  /**
   * hidden = output gate * tanh(cell).
   *
   * @param gates as above
   * @param cellTanh {@code [rows][units]}
   * @param hidden its row r begins at {@code from + r * stride}
   */
  void lstmHidden(
      float[] gates, float[] cellTanh, int rows, int units, float[] hidden, int from, int stride);

  /** The number, or the next multiple of {@link #lanes} above it. */
  default int padded(int count) {
    return (count + lanes() - 1) / lanes() * lanes();
  }
}
