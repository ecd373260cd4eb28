package io.headroom.forecast.serving;

/**
 * A causal convolution over time: what comes out at step t is made of the inputs at t, t -
 * dilation, ..., t - (kernel - 1) dilation, those before the first step being zero.
 *
 * <p>As in Deeplearning4j's {@code Convolution1D} with {@code ConvolutionMode.Causal}: the last tap
 * belongs to the present step.
 *
 * @param kernel how many steps are looked at, one at least
 * @param dilation how far they are apart, one at least
 * @param activation done to the sums
 * @param residual whether the layer's input is added to what the activation gives; then as many
 *     channels must come out as go in
 * @param weights {@code [outputs][inputs * kernel]}, for each input its taps from the earliest on:
 *     Deeplearning4j's {@code W} in its own order
 * @param bias {@code [1][outputs]}
 */
public record Convolution(
    int kernel,
    int dilation,
    Activation activation,
    boolean residual,
    Matrix weights,
    Matrix bias) {
  /** Checks that the shapes fit one another. */
  public Convolution {
    Batches.requirePositive("kernel of a convolution", kernel);
    Batches.requirePositive("dilation of a convolution", dilation);
    if (weights.columns() % kernel != 0) {
      throw new IllegalArgumentException(
          "weights of a convolution: is "
              + weights
              + ": expected a multiple of kernel="
              + kernel
              + " columns");
    }
    bias.requireShape("bias of a convolution", 1, weights.rows());
    if (residual && weights.columns() / kernel != weights.rows()) {
      throw new IllegalArgumentException(
          "convolution: channels="
              + weights.columns() / kernel
              + " go in and "
              + weights.rows()
              + " come out: expected as many for a residual");
    }
  }

  /** Channels that go in. */
  public int inputs() {
    return weights.columns() / kernel;
  }

  /** Channels that come out. */
  public int outputs() {
    return weights.rows();
  }

  /** The same weights for a row that holds the channels of the first tap, then of the second ... */
  Linear asLinear() {
    int rows = kernel * inputs();
    float[] turned = new float[rows * outputs()];
    for (int row = 0; row < rows; row++) {
      int column = row % inputs() * kernel + row / inputs();
      for (int output = 0; output < outputs(); output++) {
        turned[row * outputs() + output] = weights.at(output, column);
      }
    }
    return new Linear(Matrix.of(rows, outputs(), turned), bias);
  }
}
