package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.network.FeatureScaling;

/**
 * Turns raw features into what networks take: standardised over the days that they learn from, at
 * most {@value #LARGEST} either way, zero where missing.
 */
final class Scaling {
  private static final double LARGEST = 5;

  /** A feature that has not varied has no scale. */
  private static final double SMALLEST = 1e-9;

  private Scaling() {}

  /** Means and standard deviations over the pool's rows of days. */
  static FeatureScaling over(FeaturePath path, CrossSection section, int from, int to) {
    int features = path.featureCount();
    double[] means = new double[features];
    double[] deviations = new double[features];
    for (int f = 0; f < features; f++) {
      double count = 0;
      double sum = 0;
      for (int day = from; day < to; day++) {
        for (int i : section.pool()) {
          float value = path.row(day)[i * features + f];
          count += Float.isNaN(value) ? 0 : 1;
          sum += Float.isNaN(value) ? 0 : value;
        }
      }
      means[f] = count == 0 ? 0 : sum / count;
      double squares = 0;
      for (int day = from; day < to; day++) {
        for (int i : section.pool()) {
          float value = path.row(day)[i * features + f];
          double distance = Float.isNaN(value) ? 0 : value - means[f];
          squares += distance * distance;
        }
      }
      double deviation = count == 0 ? 0 : Math.sqrt(squares / count);
      deviations[f] = deviation < SMALLEST ? 1 : deviation;
    }
    return new FeatureScaling(means, deviations);
  }

  /**
   * The last days' features of all instruments, {@code [instruments][steps][features]}.
   *
   * @param day the last of the window
   */
  static float[] window(FeaturePath path, FeatureScaling scaling, int day, int steps) {
    int features = path.featureCount();
    int width = path.row(day).length / features;
    float[] window = new float[width * steps * features];
    for (int step = 0; step < steps; step++) {
      float[] row = path.row(day - steps + 1 + step);
      for (int i = 0; i < width; i++) {
        int to = (i * steps + step) * features;
        for (int f = 0; f < features; f++) {
          window[to + f] = scaled(scaling, f, row[i * features + f]);
        }
      }
    }
    return window;
  }

  private static float scaled(FeatureScaling scaling, int feature, float raw) {
    double value = (raw - scaling.mean(feature)) / scaling.deviation(feature);
    return Double.isNaN(value) ? 0 : (float) Math.max(-LARGEST, Math.min(LARGEST, value));
  }
}
