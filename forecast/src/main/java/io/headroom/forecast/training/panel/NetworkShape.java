package io.headroom.forecast.training.panel;

/** What a network is made of, apart from its weights. */
public sealed interface NetworkShape permits LstmShape, CausalCnnShape, TransformerShape {
  /** How many weights a network of this shape has on rows of that. */
  int weights(RowShape row);

  /**
   * All that the shape is in one line, the same for ever: results are stored under a hash of it.
   */
  String specification();
}
