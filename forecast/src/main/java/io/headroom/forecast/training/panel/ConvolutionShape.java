package io.headroom.forecast.training.panel;

/**
 * A causal convolution over time and the hyperbolic tangent of what it gives.
 *
 * @param kernel how many steps are looked at
 * @param dilation how far they are apart
 * @param channels that come out
 * @param residual whether the layer's input is added to the tangent; then as many channels must
 *     come out as go in
 */
public record ConvolutionShape(int kernel, int dilation, int channels, boolean residual) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException that names the number that makes no sense
   */
  public ConvolutionShape {
    Checks.positive("kernel of a convolution", kernel);
    Checks.positive("dilation of a convolution", dilation);
    Checks.positive("channels of a convolution", channels);
  }

  String specification() {
    return kernel + "/" + dilation + "/" + channels + (residual ? "/residual" : "");
  }
}
