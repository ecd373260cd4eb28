package io.headroom.forecast.evaluation;

/** Means, summed in the order of the days. */
final class Means {
  private Means() {}

  static double of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Of the values of some days, each as often as it is named. */
  static double of(double[] values, int[] days) {
    double sum = 0;
    for (int day : days) {
      sum += values[day];
    }
    return sum / days.length;
  }
}
