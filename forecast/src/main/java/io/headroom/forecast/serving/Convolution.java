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
 * @param weights {@code [kernel * inputs][outputs]}, for each tap, from the earliest on, its
 *     inputs. That is the memory of Deeplearning4j's {@code W} for sequences in its default format,
 *     {@code NCW}: whatever shape it is declared with, it is read as {@code
 *     [kernel][inputs][outputs]}
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
    if (weights.rows() % kernel != 0) {
      throw new IllegalArgumentException(
          "weights of a convolution: is "
              + weights
              + ": expected a multiple of kernel="
              + kernel
              + " rows");
    }
    bias.requireShape("bias of a convolution", 1, weights.columns());
    if (residual && weights.rows() / kernel != weights.columns()) {
      throw new IllegalArgumentException(
          "convolution: channels="
              + weights.rows() / kernel
              + " go in and "
              + weights.columns()
              + " come out: expected as many for a residual");
    }
  }

  /** Channels that go in. */
  public int inputs() {
    return weights.rows() / kernel;
  }

  /** Channels that come out. */
  public int outputs() {
    return weights.columns();
  }

  /** The same for a row that holds the channels of the first tap, then of the second ... */
  Linear asLinear() {
    return new Linear(weights, bias);
  }
}
