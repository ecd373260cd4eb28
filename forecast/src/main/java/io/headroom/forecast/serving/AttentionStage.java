package io.headroom.forecast.serving;

/**
 * Attention over the tokens of one row of a batch, which stand instrument by instrument, step by
 * step.
 *
 * <p>A head's keys and values are put into matrices of their own, so that scores are sums across
 * the head's width for many keys at once, and what is mixed is sums across keys for the whole width
 * at once.
 */
final class AttentionStage {
  private final Attention attention;
  private final int steps;
  private final int stride;
  private final int headWidth;
  private final int sequences;
  private final int length;
  private final float scale;
  private final Dense query;
  private final Dense key;
  private final Dense value;
  private final Dense output;
  private final Dense headKeys;
  private final Dense headValues;
  private final Softmax softmax;
  private final float[] queries;
  private final float[] keys;
  private final float[] values;
  private final float[] scores;
  private final float[] mixed;
  private final float[] merged;

  AttentionStage(Attention attention, int instruments, int steps, Kernels kernels) {
    this.attention = attention;
    this.steps = steps;
    headWidth = attention.width() / attention.heads();
    sequences = attention.axis() == Axis.TIME ? instruments : steps;
    length = attention.axis() == Axis.TIME ? steps : instruments;
    scale = 1f / (float) Math.sqrt(headWidth);
    query = Dense.of(kernels, attention.query());
    key = Dense.of(kernels, attention.key());
    value = Dense.of(kernels, attention.value());
    output = Dense.of(kernels, attention.output());
    stride = query.padded();
    headKeys = kernels.dense(headWidth, length);
    headValues = kernels.dense(length, headWidth);
    softmax = new Softmax(kernels, length);
    int tokens = instruments * steps;
    queries = new float[tokens * stride];
    keys = new float[tokens * stride];
    values = new float[tokens * stride];
    merged = new float[tokens * stride];
    scores = new float[length * headKeys.padded()];
    mixed = new float[length * headValues.padded()];
  }

  /**
   * Lets the tokens of {@code in} look at one another.
   *
   * @param in {@code [tokens][stride]}, as {@code out}, which is written
   */
  void apply(float[] in, float[] out, int row, int block, AttentionObserver observer) {
    int tokens = sequences * length;
    query.apply(in, 0, stride, tokens, queries, 0, stride);
    key.apply(in, 0, stride, tokens, keys, 0, stride);
    value.apply(in, 0, stride, tokens, values, 0, stride);
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int head = 0; head < attention.heads(); head++) {
        attend(sequence, head);
        show(observer, row, block, sequence, head);
      }
    }
    output.apply(merged, 0, stride, tokens, out, 0, stride);
  }

  private void attend(int sequence, int head) {
    boolean time = attention.axis() == Axis.TIME;
    int first = (time ? sequence * steps : sequence) * stride + head * headWidth;
    int apart = (time ? 1 : steps) * stride;
    for (int token = 0; token < length; token++) {
      headKeys.putColumn(token, keys, first + token * apart);
      headValues.putRow(token, values, first + token * apart);
    }
    int width = headKeys.padded();
    headKeys.apply(queries, first, apart, length, scores, 0, width);
    softmax.apply(scores, width, length, scale, attention.causal());
    headValues.apply(scores, 0, width, length, mixed, 0, headValues.padded());
    for (int token = 0; token < length; token++) {
      System.arraycopy(
          mixed, token * headValues.padded(), merged, first + token * apart, headWidth);
    }
  }

  private void show(AttentionObserver observer, int row, int block, int sequence, int head) {
    if (observer != AttentionObserver.NONE) {
      observer.attended(
          new AttentionObserver.Place(row, block, sequence, head, length, headKeys.padded()),
          scores);
    }
  }
}
