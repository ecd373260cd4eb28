package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * The share of a day's variance that falls outside the session: the squared overnight returns over
 * the day variances, both summed over all days so far, blended with a starting value that counts
 * for a number of days.
 */
final class OvernightShare {
  private static final double LARGEST = 0.95;

  private double overnight;
  private double total;
  private int days;

  void observe(double overnightSquared, double dayVariance) {
    overnight += overnightSquared;
    total += dayVariance;
    days++;
  }

  /**
   * The share now, at most 0.95, so that a session is always left some variance.
   *
   * @param start the starting value
   * @param priorDays how many days it counts for
   */
  double share(double start, int priorDays) {
    if (days == 0) {
      return start;
    }
    double blended = (priorDays * start + days * (overnight / total)) / (priorDays + days);
    return Math.min(LARGEST, blended);
  }

  void save(StateWriter state) {
    state.putDouble(overnight).putDouble(total).putInt(days);
  }

  void restore(StateReader state) {
    overnight = state.takeDouble();
    total = state.takeDouble();
    days = state.takeInt();
  }
}
