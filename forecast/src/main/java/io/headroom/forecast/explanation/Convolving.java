package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.Convolution;
import java.util.List;

/** The sums of a causal dilated convolution over steps; inputs before the first step are zeros. */
final class Convolving implements Layer {
  private final int kernel;
  private final int dilation;
  private final int channels;
  private final Dense sums;

  private Convolving(Convolution convolution) {
    kernel = convolution.kernel();
    dilation = convolution.dilation();
    channels = convolution.inputs();
    sums = Dense.of(convolution.weights(), convolution.bias());
  }

  /** A convolution with its activation and, if it has one, its residual. */
  static Layer of(Convolution convolution) {
    Layer branch =
        new Chain(List.of(new Convolving(convolution), new Elementwise(convolution.activation())));
    return convolution.residual() ? new Residual(branch) : branch;
  }

  @Override
  public Pass apply(double[][] in) {
    double[][] out = new double[in.length][];
    for (int step = 0; step < in.length; step++) {
      out[step] = sums.row(taps(in, step));
    }
    return new Pass(out, this::back);
  }

  private double[] taps(double[][] in, int step) {
    double[] taps = new double[kernel * channels];
    for (int tap = 0; tap < kernel; tap++) {
      int from = from(step, tap);
      if (from >= 0) {
        System.arraycopy(in[from], 0, taps, tap * channels, channels);
      }
    }
    return taps;
  }

  private double[][] back(double[][] slopes) {
    double[][] byInput = new double[slopes.length][channels];
    for (int step = 0; step < slopes.length; step++) {
      scatter(sums.back(slopes[step]), step, byInput);
    }
    return byInput;
  }

  private void scatter(double[] taps, int step, double[][] byInput) {
    for (int tap = 0; tap < kernel; tap++) {
      int from = from(step, tap);
      for (int channel = 0; from >= 0 && channel < channels; channel++) {
        byInput[from][channel] += taps[tap * channels + channel];
      }
    }
  }

  private int from(int step, int tap) {
    return step - (kernel - 1 - tap) * dilation;
  }
}
