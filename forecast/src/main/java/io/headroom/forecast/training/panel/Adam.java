package io.headroom.forecast.training.panel;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) on a list of weights.
 *
 * <p>It computes in double precision and rounds the weights to single, which is what the network
 * computes with.
 */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final PanelSettings settings;
  private final double[] l2;
  private final double[] first;
  private final double[] second;
  private double power1 = 1;
  private double power2 = 1;

  Adam(PanelSettings settings, List<Tensor> tensors) {
    this.settings = settings;
    l2 = penalties(tensors, settings.l2());
    first = new double[l2.length];
    second = new double[l2.length];
  }

  /** Of each weight. */
  private static double[] penalties(List<Tensor> tensors, double l2) {
    return tensors.stream()
        .flatMapToDouble(
            tensor -> DoubleStream.generate(() -> tensor.decays() ? l2 : 0).limit(tensor.length()))
        .toArray();
  }

  /**
   * Moves the weights.
   *
   * @param gradient of the loss without the penalty, which is added to it
   * @param rate of this update
   */
  void update(double[] weights, double[] gradient, double rate) {
    for (int i = 0; i < weights.length; i++) {
      gradient[i] += l2[i] * weights[i];
    }
    shorten(gradient);
    power1 *= BETA1;
    power2 *= BETA2;
    double step = rate * Math.sqrt(1 - power2) / (1 - power1);
    double epsilon = EPSILON * Math.sqrt(1 - power2);
    for (int i = 0; i < weights.length; i++) {
      first[i] = BETA1 * first[i] + (1 - BETA1) * gradient[i];
      second[i] = BETA2 * second[i] + (1 - BETA2) * gradient[i] * gradient[i];
      weights[i] = (float) (weights[i] - step * first[i] / (Math.sqrt(second[i]) + epsilon));
    }
  }

  private void shorten(double[] gradient) {
    double squares = 0;
    for (double slope : gradient) {
      squares += slope * slope;
    }
    double length = Math.sqrt(squares);
    if (length > settings.largestGradient()) {
      double scale = settings.largestGradient() / length;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= scale;
      }
    }
  }
}
