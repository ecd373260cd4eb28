package io.headroom.forecast.serving;

/** Is shown what each head looks at, for a person to see. */
@FunctionalInterface
public interface AttentionObserver {
  /** Looks away. */
  AttentionObserver NONE = (place, weights) -> {};

  /**
   * Hears of one head.
   *
   * @param weights {@code [tokens][tokens]}, a row for each token that looks, summing to one; to be
   *     copied, for the memory is used again; behind each row {@link Place#stride} says where the
   *     next begins
   */
  void attended(Place place, float[] weights);

  /**
   * Where in a batch a head stands.
   *
   * @param row of the batch
   * @param block of the network
   * @param sequence the instrument along time, the step along instruments
   * @param head of the attention
   * @param tokens that look at one another
   * @param stride how far the rows of the weights are apart
   */
  record Place(int row, int block, int sequence, int head, int tokens, int stride) {}
}
