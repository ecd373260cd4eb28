package io.headroom.forecast.serving;

/** Normalises tokens; the same code for both forms. */
final class LayerNormStage {
  private final int width;
  private final float[] gain;
  private final float[] bias;
  private final float epsilon;
  private final float[] sums;

  LayerNormStage(LayerNorm norm, int tokens) {
    width = norm.width();
    gain = norm.gain().values();
    bias = norm.bias().values();
    epsilon = norm.epsilon();
    sums = new float[tokens];
  }

  /** Normalises the tokens of {@code in} into {@code out}, both {@code [tokens][stride]}. */
  void apply(float[] in, float[] out, int stride, int tokens) {
    Sums.of(in, stride, tokens, width, sums);
    for (int token = 0; token < tokens; token++) {
      centre(in, out, token * stride, sums[token] / width);
    }
    Sums.ofSquares(out, stride, tokens, width, sums);
    for (int token = 0; token < tokens; token++) {
      scale(out, token * stride, inverseDeviation(sums[token] / width + epsilon));
    }
  }

  private void centre(float[] in, float[] out, int at, float mean) {
    for (int i = 0; i < width; i++) {
      out[at + i] = in[at + i] - mean;
    }
  }

  private void scale(float[] values, int at, float scale) {
    for (int i = 0; i < width; i++) {
      values[at + i] = Math.fma(values[at + i] * scale, gain[i], bias[i]);
    }
  }

  /** The square root of a float in double precision, rounded, is the float nearest to the root. */
  private static float inverseDeviation(float variance) {
    return variance == 0f ? 0f : 1f / (float) Math.sqrt(variance);
  }
}
