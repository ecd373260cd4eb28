package io.headroom.forecast.evaluation;

/**
 * Mean losses of models, and by how much they came out otherwise on days drawn again, the same days
 * for all models.
 */
final class ResampledMeans {
  private final double[] mean;
  private final double[][] deviations;

  private ResampledMeans(double[] mean, double[][] deviations) {
    this.mean = mean;
    this.deviations = deviations;
  }

  /**
   * Draws.
   *
   * @param losses per day and model
   */
  static ResampledMeans of(double[][] losses, int replications, Resampler resampler) {
    int models = losses[0].length;
    int[] days = new int[losses.length];
    for (int day = 0; day < days.length; day++) {
      days[day] = day;
    }
    double[] mean = means(losses, days, models);
    double[][] deviations = new double[replications][];
    for (int i = 0; i < replications; i++) {
      resampler.draw(days);
      double[] drawn = means(losses, days, models);
      for (int model = 0; model < models; model++) {
        drawn[model] -= mean[model];
      }
      deviations[i] = drawn;
    }
    return new ResampledMeans(mean, deviations);
  }

  /** Per model; the caller leaves it as it is. */
  double[] mean() {
    return mean;
  }

  /**
   * Per replication and model, mean of the drawn days less mean of the days; the caller leaves it
   * as it is.
   */
  double[][] deviations() {
    return deviations;
  }

  int models() {
    return mean.length;
  }

  int replications() {
    return deviations.length;
  }

  private static double[] means(double[][] losses, int[] days, int models) {
    double[] means = new double[models];
    for (int day : days) {
      double[] row = losses[day];
      for (int model = 0; model < models; model++) {
        means[model] += row[model];
      }
    }
    for (int model = 0; model < models; model++) {
      means[model] /= days.length;
    }
    return means;
  }
}
