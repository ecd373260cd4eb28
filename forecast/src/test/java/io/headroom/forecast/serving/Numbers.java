package io.headroom.forecast.serving;

import java.util.List;
import java.util.Random;

/** Numbers from a seed: {@link Random#nextFloat} is specified to the bit, on every JVM. */
public final class Numbers {
  private final Random random;

  public Numbers(long seed) {
    random = new Random(seed);
  }

  /** Between minus and plus the bound. */
  public float next(float bound) {
    return bound * (2 * random.nextFloat() - 1);
  }

  public float[] array(int length, float bound) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = next(bound);
    }
    return values;
  }

  public Matrix matrix(int rows, int columns, float bound) {
    return Matrix.of(rows, columns, array(rows * columns, bound));
  }

  public Linear linear(int inputs, int outputs, float bound) {
    return new Linear(matrix(inputs, outputs, bound), matrix(1, outputs, bound));
  }

  public LstmParameters lstm(int features, int units, int outputs) {
    int columns = LstmParameters.GATES * units;
    return new LstmParameters(
        matrix(features, columns, 0.4f),
        matrix(units, columns, 0.4f),
        matrix(1, columns, 0.4f),
        linear(units, outputs, 0.4f));
  }

  public Convolution convolution(
      int inputs, int outputs, int kernel, int dilation, Activation activation, boolean residual) {
    return new Convolution(
        kernel,
        dilation,
        activation,
        residual,
        matrix(inputs * kernel, outputs, 0.5f),
        matrix(1, outputs, 0.5f));
  }

  /** Three layers, dilated by 1, 2 and 4, the last two of them residual. */
  public CausalCnnParameters cnn(int features, int channels, int outputs, Activation activation) {
    return new CausalCnnParameters(
        List.of(
            convolution(features, channels, 3, 1, activation, false),
            convolution(channels, channels, 3, 2, activation, true),
            convolution(channels, channels, 2, 4, activation, true)),
        linear(channels, outputs, 0.5f));
  }

  public LayerNorm layerNorm(int width, float epsilon) {
    float[] gain = array(width, 0.2f);
    for (int i = 0; i < width; i++) {
      gain[i] += 1f;
    }
    return new LayerNorm(Matrix.row(gain), matrix(1, width, 0.2f), epsilon);
  }

  public Attention attention(Axis axis, int width, int heads, boolean causal) {
    return new Attention(
        axis,
        heads,
        causal,
        linear(width, width, 0.4f),
        linear(width, width, 0.4f),
        linear(width, width, 0.4f),
        linear(width, width, 0.4f));
  }

  public TransformerBlock block(
      Axis axis, int width, int heads, boolean causal, Activation activation, float epsilon) {
    return new TransformerBlock(
        layerNorm(width, epsilon),
        attention(axis, width, heads, causal),
        layerNorm(width, epsilon),
        linear(width, 2 * width, 0.3f),
        activation,
        linear(2 * width, width, 0.3f));
  }

  public TransformerParameters transformer(
      int features, int steps, int width, int outputs, List<TransformerBlock> blocks) {
    return new TransformerParameters(
        linear(features, width, 0.5f),
        matrix(steps, width, 0.5f),
        blocks,
        layerNorm(width, 1e-5f),
        linear(width, outputs, 0.5f));
  }

  /** A block along time and one along instruments, twice. */
  public TransformerParameters axial(int features, int steps, int width, int heads) {
    return transformer(
        features,
        steps,
        width,
        1,
        List.of(
            block(Axis.TIME, width, heads, true, Activation.GELU, 1e-5f),
            block(Axis.INSTRUMENTS, width, heads, false, Activation.RELU, 1e-5f),
            block(Axis.TIME, width, heads, false, Activation.RELU, 0f),
            block(Axis.INSTRUMENTS, width, heads, false, Activation.GELU, 0f)));
  }
}
