package io.headroom.forecast.serving;

/** The two linear layers of a block, token by token. */
final class FeedForwardStage {
  private final Kernels kernels;
  private final Dense widen;
  private final Activation activation;
  private final Dense narrow;
  private final float[] hidden;
  private final float[] scratch;

  FeedForwardStage(TransformerBlock block, int tokens, Kernels kernels) {
    this.kernels = kernels;
    widen = Dense.of(kernels, block.widen());
    activation = block.activation();
    narrow = Dense.of(kernels, block.narrow());
    hidden = new float[tokens * widen.padded()];
    scratch = new float[hidden.length];
  }

  /** From {@code in} to {@code out}, both {@code [tokens][stride]}. */
  void apply(float[] in, float[] out, int stride, int tokens) {
    int width = widen.padded();
    widen.apply(in, 0, stride, tokens, hidden, 0, width);
    activation.apply(kernels, hidden, tokens * width, scratch);
    narrow.apply(hidden, 0, width, tokens, out, 0, stride);
  }
}
