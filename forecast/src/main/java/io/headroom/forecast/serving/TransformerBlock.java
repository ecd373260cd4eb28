package io.headroom.forecast.serving;

import java.util.stream.Stream;

/**
 * A block of an encoder, normalised first (Xiong et al. 2020): x + attention(norm(x)), then x +
 * narrow(activation(widen(norm(x)))).
 *
 * @param widen {@code [width][hidden]}
 * @param narrow {@code [hidden][width]}
 */
public record TransformerBlock(
    LayerNorm attentionNorm,
    Attention attention,
    LayerNorm feedForwardNorm,
    Linear widen,
    Activation activation,
    Linear narrow) {
  /** Checks that the shapes fit one another. */
  public TransformerBlock {
    int width = attention.width();
    attentionNorm.gain().requireShape("gain before the attention", 1, width);
    feedForwardNorm.gain().requireShape("gain before the feed-forward layers", 1, width);
    widen.requireShape("the widening layer", width, widen.outputs());
    narrow.requireShape("the narrowing layer", widen.outputs(), width);
  }

  Stream<Matrix> matrices() {
    return Stream.of(
            attentionNorm.matrices(),
            attention.query().matrices(),
            attention.key().matrices(),
            attention.value().matrices(),
            attention.output().matrices(),
            feedForwardNorm.matrices(),
            widen.matrices(),
            narrow.matrices())
        .flatMap(part -> part);
  }
}
