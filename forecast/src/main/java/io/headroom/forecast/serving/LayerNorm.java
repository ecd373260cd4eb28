package io.headroom.forecast.serving;

import java.util.stream.Stream;

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016): y = (x - mean) / sqrt(variance + epsilon) * gain
 * + bias, the variance that of the population; with epsilon zero, as in SameDiff's {@code
 * layerNorm}, a constant x gives the bias.
 *
 * @param gain {@code [1][width]}
 * @param bias {@code [1][width]}
 * @param epsilon zero or more
 */
public record LayerNorm(Matrix gain, Matrix bias, float epsilon) {
  /** Checks that the shapes fit one another. */
  public LayerNorm {
    gain.requireShape("gain of a layer norm", 1, gain.columns());
    bias.requireShape("bias of a layer norm", 1, gain.columns());
    if (!(epsilon >= 0 && epsilon < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon of a layer norm: " + epsilon + ": expected zero or a positive number");
    }
  }

  /** How many numbers are normalised together. */
  public int width() {
    return gain.columns();
  }

  Stream<Matrix> matrices() {
    return Stream.of(gain, bias);
  }
}
