package io.headroom.forecast.network;

/**
 * One member's forward pass: an LSTM without peepholes (Gers, Schmidhuber and Cummins 2000) and a
 * linear layer on its last hidden state.
 *
 * <p>With x the scaled features of a step and h, c the state: z = b + x W + h R, cut into blocks a,
 * f, o, i; then c = sigmoid(f) c + sigmoid(i) tanh(a), h = sigmoid(o) tanh(c), residual = v + h V.
 *
 * <p>In double precision on single-precision weights. Every sum starts at its bias and is added to
 * in ascending order of the inner index, first x, then h, each product rounded before it is added;
 * columns don't mix. So a result has the same bits on every machine and JVM, whether the compiler
 * takes one column at a time or several.
 */
final class Lstm {
  private final int features;
  private final int units;
  private final double[] input;
  private final double[] recurrent;
  private final double[] bias;
  private final double[] output;
  private final double outputBias;

  Lstm(LstmWeights weights) {
    features = weights.features();
    units = weights.units();
    input = weights.input();
    recurrent = weights.recurrent();
    bias = weights.bias();
    output = weights.output();
    outputBias = weights.outputBias();
  }

  /** The state before the first step: hidden values, then cell values, all zero. */
  double[] start() {
    return new double[2 * units];
  }

  /**
   * The state after whole steps.
   *
   * @param state from {@link #start} or from here; not changed
   * @param scaled features, step after step
   */
  double[] advance(double[] state, double[] scaled) {
    double[] next = state.clone();
    double[] sums = new double[LstmWeights.GATES * units];
    for (int from = 0; from < scaled.length; from += features) {
      step(next, scaled, from, sums);
    }
    return next;
  }

  /** What the linear layer makes of a state's hidden values. */
  double residual(double[] state) {
    double sum = outputBias;
    for (int unit = 0; unit < units; unit++) {
      sum += state[unit] * output[unit];
    }
    return sum;
  }

  private void step(double[] state, double[] scaled, int from, double[] sums) {
    System.arraycopy(bias, 0, sums, 0, sums.length);
    for (int i = 0; i < features; i++) {
      addRow(sums, scaled[from + i], input, i);
    }
    for (int i = 0; i < units; i++) {
      addRow(sums, state[i], recurrent, i);
    }
    for (int unit = 0; unit < units; unit++) {
      double kept = sigmoid(sums[units + unit]) * state[units + unit];
      double added = sigmoid(sums[3 * units + unit]) * StrictMath.tanh(sums[unit]);
      double cell = kept + added;
      state[units + unit] = cell;
      state[unit] = sigmoid(sums[2 * units + unit]) * StrictMath.tanh(cell);
    }
  }

  private static void addRow(double[] sums, double value, double[] matrix, int row) {
    int start = row * sums.length;
    for (int column = 0; column < sums.length; column++) {
      sums[column] += value * matrix[start + column];
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
