package io.headroom.forecast.serving;

import java.util.Arrays;

/**
 * An LSTM without peepholes (Gers, Schmidhuber and Cummins 2000) and a linear layer on its last
 * hidden state, in single precision.
 *
 * <p>With x the features of a step and h, c the state: z = b + x W + h R, cut into blocks a, f, o,
 * i; then c = sigmoid(f) c + sigmoid(i) tanh(a), h = sigmoid(o) tanh(c). A sum takes first x, then
 * h. As sigmoid(z) = 1/2 + 1/2 tanh(z/2), the weights of the three gates are halved beforehand, and
 * one run of the hyperbolic tangent does for all four blocks.
 *
 * <p>Rows are taken eight at a time, so that they share what is read of the weights.
 */
public final class LstmPass implements ForwardPass {
  private static final int BLOCK = 8;
  private static final int GATES = LstmParameters.GATES;

  private final Kernels kernels;
  private final int steps;
  private final int features;
  private final int units;
  private final int outputs;
  private final Dense recurrence;
  private final Dense head;

  /** {@code [BLOCK][features + units]}: a step's features and the hidden state before it. */
  private final float[] states;

  private final int stride;
  private final float[] gates;
  private final float[] cells;
  private final float[] cellTanh;
  private final float[] results;

  private LstmPass(LstmParameters parameters, int steps, Kernels kernels) {
    this.kernels = kernels;
    this.steps = steps;
    features = parameters.features();
    units = kernels.padded(parameters.units());
    outputs = parameters.head().outputs();
    recurrence = recurrence(parameters);
    head = Dense.of(kernels, parameters.head());
    stride = features + units;
    states = new float[BLOCK * stride];
    gates = new float[BLOCK * GATES * units];
    cells = new float[BLOCK * units];
    cellTanh = new float[BLOCK * units];
    results = new float[BLOCK * head.padded()];
  }

  /**
   * The pass for rows of so many steps, in the fastest form that this JVM has.
   *
   * @throws IllegalArgumentException if there is not one step
   */
  public static LstmPass of(LstmParameters parameters, int steps) {
    return of(parameters, steps, Form.fastest());
  }

  /** The same in a form of choice. */
  public static LstmPass of(LstmParameters parameters, int steps, Form form) {
    Batches.requirePositive("steps", steps);
    return new LstmPass(parameters, steps, form.kernels());
  }

  @Override
  public int inputLength() {
    return steps * features;
  }

  @Override
  public int outputLength() {
    return outputs;
  }

  @Override
  public void forward(float[] inputs, int rows, float[] outputs) {
    Batches.check(this, inputs, rows, outputs);
    for (int row = 0; row < rows; row += BLOCK) {
      block(inputs, row, Math.min(BLOCK, rows - row), outputs);
    }
  }

  private void block(float[] inputs, int firstRow, int rows, float[] outputs) {
    Arrays.fill(states, 0f);
    Arrays.fill(cells, 0f);
    for (int step = 0; step < steps; step++) {
      for (int row = 0; row < rows; row++) {
        int from = ((firstRow + row) * steps + step) * features;
        System.arraycopy(inputs, from, states, row * stride, features);
      }
      step(rows);
    }
    head.apply(states, features, stride, rows, results, 0, head.padded());
    Batches.unpad(results, head.padded(), rows, outputs, firstRow, this.outputs);
  }

  private void step(int rows) {
    recurrence.apply(states, 0, stride, rows, gates, 0, GATES * units);
    kernels.tanh(gates, gates, rows * GATES * units);
    kernels.lstmCells(gates, cells, rows, units);
    kernels.tanh(cells, cellTanh, rows * units);
    kernels.lstmHidden(gates, cellTanh, rows, units, states, features, stride);
  }

  /** Both weight matrices in one, a row for each feature and then for each unit; gates padded. */
  private Dense recurrence(LstmParameters parameters) {
    int inner = features + parameters.units();
    float[] weights = new float[inner * GATES * units];
    for (int k = 0; k < inner; k++) {
      boolean input = k < features;
      Matrix from = input ? parameters.input() : parameters.recurrent();
      copyGates(from, input ? k : k - features, weights, k * GATES * units);
    }
    float[] bias = new float[GATES * units];
    copyGates(parameters.bias(), 0, bias, 0);
    Linear both = new Linear(Matrix.of(inner, GATES * units, weights), Matrix.row(bias));
    return Dense.of(kernels, both);
  }

  private void copyGates(Matrix from, int row, float[] to, int at) {
    int unpadded = from.columns() / GATES;
    for (int gate = 0; gate < GATES; gate++) {
      float scale = gate == 0 ? 1f : 0.5f;
      for (int unit = 0; unit < unpadded; unit++) {
        to[at + gate * units + unit] = scale * from.at(row, gate * unpadded + unit);
      }
    }
  }
}
