package io.headroom.forecast.serving;

/** Plain loops. */
final class ScalarKernels implements Kernels {
  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public Dense dense(int inner, int columns) {
    return new ScalarDense(inner, columns);
  }

  @Override
  public void tanh(float[] in, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = Functions.tanh(in[i]);
    }
  }

  @Override
  public void exp(float[] in, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = Functions.exp(in[i]);
    }
  }

  @Override
  public void lstmCells(float[] gates, float[] cells, int rows, int units) {
    for (int row = 0; row < rows; row++) {
      int candidate = row * LstmParameters.GATES * units;
      int forget = candidate + units;
      int input = candidate + 3 * units;
      int cell = row * units;
      for (int u = 0; u < units; u++) {
        float kept = Functions.gate(gates[forget + u]) * cells[cell + u];
        cells[cell + u] = Math.fma(Functions.gate(gates[input + u]), gates[candidate + u], kept);
      }
    }
  }

  @Override
  public void lstmHidden(
      float[] gates, float[] cellTanh, int rows, int units, float[] hidden, int from, int stride) {
    for (int row = 0; row < rows; row++) {
      int output = (row * LstmParameters.GATES + 2) * units;
      int cell = row * units;
      int to = from + row * stride;
      for (int u = 0; u < units; u++) {
        hidden[to + u] = Functions.gate(gates[output + u]) * cellTanh[cell + u];
      }
    }
  }
}
