package io.headroom.forecast.network;

/**
 * One member's weights as Deeplearning4j keeps them, in single precision.
 *
 * <p>The columns of the gates stand in four blocks of {@code units} each: candidate, forget gate,
 * output gate, input gate.
 */
public final class LstmWeights {
  /** Blocks of columns. */
  static final int GATES = 4;

  /**
   * The largest residual that a member may be able to give. Its hidden state lies within (-1, 1),
   * so the weights of its last layer bound it; nothing that was trained comes near to exp(20).
   */
  private static final double LARGEST_OUTPUT = 20;

  private final int features;
  private final int units;
  private final float[] input;
  private final float[] recurrent;
  private final float[] bias;
  private final float[] output;
  private final float outputBias;

  /**
   * @param input {@code [features][4 * units]}, row-major
   * @param recurrent {@code [units][4 * units]}, row-major
   * @param bias {@code [4 * units]}
   * @param output weight of each unit's last hidden state
   * @param outputBias what is added to their sum
   * @throws IllegalArgumentException if a length does not fit the others or a value is not finite
   */
  public LstmWeights(
      float[] input, float[] recurrent, float[] bias, float[] output, float outputBias) {
    units = output.length;
    int columns = GATES * units;
    if (units == 0 || input.length == 0 || input.length % columns != 0) {
      throw new IllegalArgumentException(
          "input weights: length="
              + input.length
              + ": expected a multiple of 4 times the "
              + units
              + " output weights");
    }
    features = input.length / columns;
    this.input = checked("input weights", input, features * columns);
    this.recurrent = checked("recurrent weights", recurrent, units * columns);
    this.bias = checked("biases", bias, columns);
    this.output = checked("output weights", output, units);
    this.outputBias = checked("output bias", new float[] {outputBias}, 1)[0];
    checkBound();
  }

  /** How many single-precision numbers a member of this shape has. */
  static int count(int features, int units) {
    return GATES * units * (features + units + 1) + units + 1;
  }

  /** Features per step. */
  public int features() {
    return features;
  }

  /** Units of the hidden layer. */
  public int units() {
    return units;
  }

  /** All of them in the artifact's order: input, recurrent, bias, output, output bias. */
  public float[] flat() {
    float[] all = new float[count(features, units)];
    int at = 0;
    for (float[] part : new float[][] {input, recurrent, bias, output, new float[] {outputBias}}) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Weights of the features in double precision, {@code [features][4 * units]}; a copy. */
  public double[] input() {
    return doubles(input);
  }

  /** Weights of the hidden state, {@code [units][4 * units]}; a copy. */
  public double[] recurrent() {
    return doubles(recurrent);
  }

  /** Where the sums of the gates begin, {@code [4 * units]}; a copy. */
  public double[] bias() {
    return doubles(bias);
  }

  /** Weight of each unit's last hidden state; a copy. */
  public double[] output() {
    return doubles(output);
  }

  /** What is added to the weighted hidden state. */
  public double outputBias() {
    return outputBias;
  }

  private void checkBound() {
    double largest = Math.abs(outputBias);
    for (float weight : output) {
      largest += Math.abs(weight);
    }
    if (largest > LARGEST_OUTPUT) {
      throw new IllegalArgumentException(
          "output weights: their absolute values sum to "
              + largest
              + ": expected at most "
              + LARGEST_OUTPUT
              + ", beyond which exp(residual) is no correction of a forecast");
    }
  }

  private static float[] checked(String what, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          what + ": length=" + values.length + ": expected " + length);
    }
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what + ": [" + i + "]=" + values[i] + ": expected a finite number");
      }
    }
    return values.clone();
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
