package io.headroom.forecast.evaluation;

/**
 * Mean losses of two models on the same days, and how far off chance may have put the comparison:
 * the days are drawn again, those of both models together, by the stationary bootstrap of Politis
 * and Romano (1994).
 *
 * @param ratio mean loss of the first over that of the second: below one where the first is better
 * @param difference of the mean losses, first less second
 */
public record LossComparison(BootstrapInterval ratio, BootstrapInterval difference) {
  /**
   * Compares.
   *
   * @param first losses of days in the order of time
   * @param second losses of the same days
   * @param level of the intervals, 0.9 for 90 %
   * @throws IllegalArgumentException if there are no days, or not as many of both
   */
  public static LossComparison of(
      double[] first, double[] second, double level, BootstrapPlan plan) {
    return of(first, second, level, plan.replications(), new StationaryBlocks(plan));
  }

  static LossComparison of(
      double[] first, double[] second, double level, int replications, Resampler resampler) {
    if (first.length != second.length || first.length == 0) {
      throw new IllegalArgumentException(
          first.length + " and " + second.length + " days: expected as many of both, and some");
    }
    int[] days = new int[first.length];
    double[] ratios = new double[replications];
    double[] differences = new double[replications];
    for (int i = 0; i < replications; i++) {
      resampler.draw(days);
      double one = Means.of(first, days);
      double other = Means.of(second, days);
      ratios[i] = one / other;
      differences[i] = one - other;
    }
    double one = Means.of(first);
    double other = Means.of(second);
    return new LossComparison(
        BootstrapInterval.of(one / other, ratios, level),
        BootstrapInterval.of(one - other, differences, level));
  }
}
