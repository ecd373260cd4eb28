package io.headroom.forecast.garch;

import java.util.Random;

/** Returns drawn from a model with known parameters. */
final class SimulatedReturns {
  private static final int WARM_UP = 500;

  private SimulatedReturns() {}

  static ReturnSeries of(GarchParameters parameters, int days, Random random) {
    double[] returns = new double[days];
    double variance = parameters.longRunVariance();
    for (int day = -WARM_UP; day < days; day++) {
      double shock = Math.sqrt(variance) * error(parameters.nu(), random);
      if (day >= 0) {
        returns[day] = parameters.mu() + shock;
      }
      variance = parameters.nextVariance(shock, variance);
    }
    return ReturnSeries.of("simulated", returns);
  }

  /** Of unit variance; Student's t from nu + 1 normals, so that nu is a whole number. */
  private static double error(double nu, Random random) {
    double normal = random.nextGaussian();
    if (Double.isInfinite(nu)) {
      return normal;
    }
    double chiSquare = 0;
    for (int i = 0; i < nu; i++) {
      double other = random.nextGaussian();
      chiSquare += other * other;
    }
    return normal / Math.sqrt(chiSquare / nu) * Math.sqrt((nu - 2) / nu);
  }
}
