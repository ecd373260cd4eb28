package io.headroom.forecast.network;

/** A window of raw features and what Deeplearning4j made of it, member by member. */
public final class TestVector {
  private final double[] window;
  private final float[] outputs;

  /**
   * @param window {@code [steps][features]}, row-major, finite
   * @param outputs residual of each member, finite
   * @throws IllegalArgumentException if a value is not finite
   */
  public TestVector(double[] window, float[] outputs) {
    for (int i = 0; i < window.length; i++) {
      check("window", i, window[i]);
    }
    for (int i = 0; i < outputs.length; i++) {
      check("output", i, outputs[i]);
    }
    this.window = window.clone();
    this.outputs = outputs.clone();
  }

  /** Raw features, {@code [steps][features]}, row-major. */
  public double[] window() {
    return window.clone();
  }

  /** Residual of each member, as Deeplearning4j computed it. */
  public float[] outputs() {
    return outputs.clone();
  }

  private static void check(String what, int index, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          what + "[" + index + "]=" + value + ": expected a finite number");
    }
  }
}
