package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.LayerNorm;

/**
 * Layer normalisation of each row (Ba, Kiros and Hinton 2016). A row of equal numbers without an
 * epsilon gives the bias, and its derivatives are taken as 0.
 */
final class Normalisation implements Layer {
  private final double[] gain;
  private final double[] bias;
  private final double epsilon;

  Normalisation(LayerNorm norm) {
    gain = Tables.wide(norm.gain().values());
    bias = Tables.wide(norm.bias().values());
    epsilon = norm.epsilon();
  }

  @Override
  public Pass apply(double[][] in) {
    return new Pass(Tables.each(in, this::row), slopes -> back(in, slopes));
  }

  /** A row with mean 0 and variance 1, and what its distance from the mean was multiplied by. */
  private static final class Standard {
    private final double[] values;
    private final double scale;

    Standard(double[] values, double scale) {
      this.values = values;
      this.scale = scale;
    }
  }

  private double[] row(double[] x) {
    double[] y = standard(x).values;
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] * gain[i] + bias[i];
    }
    return y;
  }

  private Standard standard(double[] x) {
    double mean = mean(x);
    double[] values = new double[x.length];
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      values[i] = x[i] - mean;
      squares += values[i] * values[i];
    }
    double variance = squares / x.length + epsilon;
    double scale = variance == 0 ? 0 : 1 / Math.sqrt(variance);
    for (int i = 0; i < x.length; i++) {
      values[i] *= scale;
    }
    return new Standard(values, scale);
  }

  private double[][] back(double[][] in, double[][] slopes) {
    double[][] byInput = new double[in.length][];
    for (int row = 0; row < in.length; row++) {
      byInput[row] = back(standard(in[row]), slopes[row]);
    }
    return byInput;
  }

  /** With u = slope gain and z the standardised row: scale (u - mean(u) - z mean(u z)). */
  private double[] back(Standard standard, double[] slopes) {
    double[] z = standard.values;
    double[] u = new double[z.length];
    double[] uz = new double[z.length];
    for (int i = 0; i < u.length; i++) {
      u[i] = slopes[i] * gain[i];
      uz[i] = u[i] * z[i];
    }
    double mean = mean(u);
    double along = mean(uz);
    double[] byInput = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      byInput[i] = standard.scale * (u[i] - mean - z[i] * along);
    }
    return byInput;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
