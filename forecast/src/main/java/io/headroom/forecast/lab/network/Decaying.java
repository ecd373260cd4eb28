package io.headroom.forecast.lab.network;

/** Exponentially weighted means, one per instrument, from zero on. */
final class Decaying {
  private final double weight;
  private final double[] means;

  /**
   * @param days the newest value weighs one in so many
   */
  Decaying(int days, int width) {
    weight = 1.0 / days;
    means = new double[width];
  }

  void add(double[] values) {
    for (int i = 0; i < means.length; i++) {
      means[i] += weight * (values[i] - means[i]);
    }
  }

  double mean(int instrument) {
    return means[instrument];
  }
}
