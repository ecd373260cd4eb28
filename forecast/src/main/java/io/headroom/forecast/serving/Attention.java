package io.headroom.forecast.serving;

/**
 * Multi-head scaled dot-product attention (Vaswani et al. 2017): head by head softmax(Q K' /
 * sqrt(width / heads)) V, the heads side by side through a linear layer.
 *
 * @param axis which tokens look at one another
 * @param heads of equal width
 * @param causal whether a step sees itself and earlier steps only; along time alone
 * @param query {@code [width][width]}, as {@code key}, {@code value} and {@code output}
 */
public record Attention(
    Axis axis, int heads, boolean causal, Linear query, Linear key, Linear value, Linear output) {
  /** Checks that the shapes fit one another. */
  public Attention {
    Batches.requirePositive("heads of an attention", heads);
    int width = query.inputs();
    query.requireShape("an attention's query", width, width);
    key.requireShape("an attention's key", width, width);
    value.requireShape("an attention's value", width, width);
    output.requireShape("an attention's output", width, width);
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "attention: width=" + width + ", heads=" + heads + ": expected a multiple");
    }
    if (causal && axis != Axis.TIME) {
      throw new IllegalArgumentException(
          "attention: causal along instruments, which have no order: expected axis TIME");
    }
  }

  /** Numbers of a token. */
  public int width() {
    return query.inputs();
  }
}
