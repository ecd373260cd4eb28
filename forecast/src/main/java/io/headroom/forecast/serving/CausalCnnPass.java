package io.headroom.forecast.serving;

import java.util.Arrays;
import java.util.List;

/**
 * Causal dilated convolutions (van den Oord et al. 2016) and a linear layer on the last step, in
 * single precision.
 *
 * <p>A layer copies what each step looks at into a row and multiplies all rows of steps at once. A
 * sum takes the channels of the earliest tap first; inputs before the first step are zeros, which
 * are added like any other.
 */
public final class CausalCnnPass implements ForwardPass {
  private final Kernels kernels;
  private final int steps;
  private final int features;
  private final int outputs;
  private final List<Convolution> shapes;
  private final Dense[] layers;
  private final Dense head;

  /** {@code [steps][widest]} each: what goes into a layer and what comes out. */
  private float[] current;

  private float[] next;
  private final float[] scratch;
  private final float[] taps;
  private final float[] result;

  private CausalCnnPass(CausalCnnParameters parameters, int steps, Kernels kernels) {
    this.kernels = kernels;
    this.steps = steps;
    features = parameters.features();
    outputs = parameters.head().outputs();
    shapes = parameters.layers();
    layers =
        shapes.stream().map(layer -> Dense.of(kernels, layer.asLinear())).toArray(Dense[]::new);
    head = Dense.of(kernels, parameters.head());
    int widest = features;
    int mostTaps = 0;
    for (int i = 0; i < layers.length; i++) {
      widest = Math.max(widest, layers[i].padded());
      mostTaps = Math.max(mostTaps, shapes.get(i).kernel() * shapes.get(i).inputs());
    }
    current = new float[steps * widest];
    next = new float[steps * widest];
    scratch = new float[steps * widest];
    taps = new float[steps * mostTaps];
    result = new float[head.padded()];
  }

  /**
   * The pass for rows of so many steps, in the fastest form that this JVM has.
   *
   * @throws IllegalArgumentException if there is not one step
   */
  public static CausalCnnPass of(CausalCnnParameters parameters, int steps) {
    return of(parameters, steps, Form.fastest());
  }

  /** The same in a form of choice. */
  public static CausalCnnPass of(CausalCnnParameters parameters, int steps, Form form) {
    Batches.requirePositive("steps", steps);
    return new CausalCnnPass(parameters, steps, form.kernels());
  }

  @Override
  public int inputLength() {
    return steps * features;
  }

  @Override
  public int outputLength() {
    return outputs;
  }

  @Override
  public void forward(float[] inputs, int rows, float[] outputs) {
    Batches.check(this, inputs, rows, outputs);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(inputs, row * steps * features, current, 0, steps * features);
      int stride = convolve();
      head.apply(current, (steps - 1) * stride, stride, 1, result, 0, head.padded());
      System.arraycopy(result, 0, outputs, row * this.outputs, this.outputs);
    }
  }

  /** Runs all layers; returns how far the steps of what came out are apart. */
  private int convolve() {
    int stride = features;
    for (int i = 0; i < layers.length; i++) {
      Convolution shape = shapes.get(i);
      int width = layers[i].padded();
      gatherTaps(shape, stride);
      int inner = shape.kernel() * shape.inputs();
      layers[i].apply(taps, 0, inner, steps, next, 0, width);
      shape.activation().apply(kernels, next, steps * width, scratch);
      if (shape.residual()) {
        addInput(shape.inputs(), stride, width);
      }
      float[] given = current;
      current = next;
      next = given;
      stride = width;
    }
    return stride;
  }

  private void gatherTaps(Convolution shape, int stride) {
    int channels = shape.inputs();
    int at = 0;
    for (int step = 0; step < steps; step++) {
      for (int tap = 0; tap < shape.kernel(); tap++) {
        int from = step - (shape.kernel() - 1 - tap) * shape.dilation();
        if (from < 0) {
          Arrays.fill(taps, at, at + channels, 0f);
        } else {
          System.arraycopy(current, from * stride, taps, at, channels);
        }
        at += channels;
      }
    }
  }

  private void addInput(int channels, int stride, int width) {
    for (int step = 0; step < steps; step++) {
      for (int channel = 0; channel < channels; channel++) {
        next[step * width + channel] += current[step * stride + channel];
      }
    }
  }
}
