package io.headroom.forecast.lab;

import java.util.Random;

/** Variances of a panel that nobody measured. */
public final class InventedVariances {
  private InventedVariances() {}

  /**
   * Log variances that revert to their mean together, with noise of a day; none is missing.
   *
   * @return {@code [days][width]}
   */
  public static double[][] of(Random random, int days, int width) {
    double[][] variances = new double[days][width];
    double level = 0;
    for (double[] row : variances) {
      level = 0.95 * level + 0.3 * random.nextGaussian();
      for (int i = 0; i < width; i++) {
        row[i] = 1e-4 * Math.exp(level + 0.5 * random.nextGaussian());
      }
    }
    return variances;
  }
}
