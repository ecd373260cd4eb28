package io.headroom.forecast;

/**
 * The share of a day's variance that falls outside the session: the squared overnight returns over
 * the day variances, both summed over all days so far, blended with a starting value that counts
 * for a number of days.
 */
final class OvernightShare {
  private double overnight;
  private double total;
  private int days;

  void observe(double overnightSquared, double dayVariance) {
    overnight += overnightSquared;
    total += dayVariance;
    days++;
  }

  /**
   * The share now, in [0, 1).
   *
   * @param start the starting value
   * @param priorDays how many days it counts for
   */
  double share(double start, int priorDays) {
    if (days == 0) {
      return start;
    }
    return (priorDays * start + days * (overnight / total)) / (priorDays + days);
  }
}
