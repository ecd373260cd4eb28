package io.headroom.forecast.evaluation;

import java.util.Arrays;

/**
 * Where a number may lie, by the percentiles of its replications (Efron 1979).
 *
 * @param estimate from the days as they were
 * @param lower two-sided: half of what is left of the level lies below
 * @param upper two-sided: half of what is left of the level lies above
 * @param upperBound one-sided: all that is left of the level lies above
 * @param level 0.9 for 90 %
 */
public record BootstrapInterval(
    double estimate, double lower, double upper, double upperBound, double level) {
  /**
   * @param replications of the number; their order does not matter
   */
  static BootstrapInterval of(double estimate, double[] replications, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is " + level + ", expected above 0 and below 1");
    }
    double[] sorted = replications.clone();
    Arrays.sort(sorted);
    return new BootstrapInterval(
        estimate,
        quantile(sorted, (1 - level) / 2),
        quantile(sorted, (1 + level) / 2),
        quantile(sorted, level),
        level);
  }

  /** Linear between the order statistics (type 7 of Hyndman and Fan 1996). */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
