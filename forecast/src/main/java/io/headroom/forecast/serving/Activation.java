package io.headroom.forecast.serving;

/** What is done to each output of a layer. */
public enum Activation {
  /** Nothing. */
  IDENTITY,

  /** max(x, 0). */
  RELU,

  /** The hyperbolic tangent. */
  TANH,

  /**
   * x sigmoid(1.702 x) (Hendrycks and Gimpel 2016, their second approximation), which is what
   * Deeplearning4j and SameDiff compute for GELU unless asked for the precise one.
   */
  GELU;

  private static final float GELU_SCALE = 0.5f * 1.702f;

  /**
   * Applies it to each of the first, in place.
   *
   * @param scratch as long as {@code values}
   */
  void apply(Kernels kernels, float[] values, int count, float[] scratch) {
    switch (this) {
      case IDENTITY -> {}
      case RELU -> relu(values, count);
      case TANH -> kernels.tanh(values, values, count);
      case GELU -> gelu(kernels, values, count, scratch);
    }
  }

  private static void relu(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(values[i], 0f);
    }
  }

  private static void gelu(Kernels kernels, float[] values, int count, float[] scratch) {
    for (int i = 0; i < count; i++) {
      scratch[i] = GELU_SCALE * values[i];
    }
    kernels.tanh(scratch, scratch, count);
    for (int i = 0; i < count; i++) {
      values[i] *= Functions.gate(scratch[i]);
    }
  }
}
