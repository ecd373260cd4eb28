package io.headroom.forecast.evaluation;

/**
 * How probable a statistic as extreme as one that came would be if both forecasts were equally
 * accurate; NaN without a statistic.
 *
 * @param better that the first would look better by at least as much: small if it is better
 * @param different that either would look better by at least as much: small if they differ
 */
public record PValues(double better, double different) {
  /** Of a standard normal statistic, below zero where the first is better. */
  static PValues normal(double statistic) {
    return new PValues(
        Tails.normalBelow(statistic), Math.min(1, 2 * Tails.normalBelow(-Math.abs(statistic))));
  }

  /** Of a statistic that has Student's distribution. */
  static PValues student(double statistic, int degreesOfFreedom) {
    if (Double.isNaN(statistic)) {
      return new PValues(Double.NaN, Double.NaN);
    }
    return new PValues(
        Tails.studentBelow(statistic, degreesOfFreedom),
        Math.min(1, 2 * Tails.studentBelow(-Math.abs(statistic), degreesOfFreedom)));
  }
}
