package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.Activation;

/**
 * An activation of each number. Where ReLU has a kink its slope is taken as 0.
 *
 * @param activation which
 */
record Elementwise(Activation activation) implements Layer {
  /** That of the passes in single precision, which is not exactly 1.702. */
  private static final double GELU_SCALE = 1.702f;

  @Override
  public Pass apply(double[][] in) {
    return new Pass(Tables.each(in, this::row), slopes -> back(in, slopes));
  }

  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private double[] row(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = value(x[i]);
    }
    return y;
  }

  private double[][] back(double[][] in, double[][] slopes) {
    double[][] byInput = new double[in.length][in[0].length];
    for (int row = 0; row < byInput.length; row++) {
      for (int i = 0; i < byInput[row].length; i++) {
        byInput[row][i] = slopes[row][i] * slope(in[row][i]);
      }
    }
    return byInput;
  }

  private double value(double x) {
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> Math.max(x, 0);
      case TANH -> StrictMath.tanh(x);
      case GELU -> x * sigmoid(GELU_SCALE * x);
    };
  }

  private double slope(double x) {
    return switch (activation) {
      case IDENTITY -> 1;
      case RELU -> x > 0 ? 1 : 0;
      case TANH -> tanhSlope(StrictMath.tanh(x));
      case GELU -> geluSlope(x, sigmoid(GELU_SCALE * x));
    };
  }

  private static double tanhSlope(double tanh) {
    return 1 - tanh * tanh;
  }

  private static double geluSlope(double x, double gate) {
    return gate + GELU_SCALE * x * gate * (1 - gate);
  }
}
