package io.headroom.forecast.training.panel;

import java.util.Arrays;

/**
 * A row and what Deeplearning4j makes of it, for whoever serves the weights to compare with.
 *
 * <p>A {@link io.headroom.forecast.serving.TransformerPass} takes all inputs as one row; the other
 * passes take a row per instrument, which are the same numbers in the same order.
 */
public final class RowVector {
  private final float[] inputs;
  private final float[] outputs;

  /**
   * @param inputs {@code [instruments][steps][features]}, row-major; copied
   * @param outputs one of each instrument; copied
   */
  public RowVector(float[] inputs, float[] outputs) {
    this.inputs = inputs.clone();
    this.outputs = outputs.clone();
  }

  /** {@code [instruments][steps][features]}, row-major; a copy. */
  public float[] inputs() {
    return inputs.clone();
  }

  /** One of each instrument; a copy. */
  public float[] outputs() {
    return outputs.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowVector that
        && Arrays.equals(inputs, that.inputs)
        && Arrays.equals(outputs, that.outputs);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(inputs) + Arrays.hashCode(outputs);
  }
}
