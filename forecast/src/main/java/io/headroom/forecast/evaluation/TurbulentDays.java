package io.headroom.forecast.evaluation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Days split into calm ones and turbulent ones, the highest of a series that was known before the
 * days came, such as a baseline's forecasts. Split by what came instead, a forecast that was too
 * low would be bad on turbulent days by construction.
 *
 * <p>Days of one value are on one side: those at the threshold are calm, so that with ties there
 * are fewer turbulent days than the share says, never more. The threshold comes from all the days,
 * so the split describes a test and forecasts nothing.
 */
public final class TurbulentDays {
  /** A tenth of the days. */
  public static final double TOP_DECILE = 0.1;

  /** So that 0.3 of ten days, which is a hair below three in floating point, is three. */
  private static final double ROUNDING = 1e-9;

  private final double threshold;
  private final int days;
  private final BitSet turbulent;

  private TurbulentDays(double threshold, int days, BitSet turbulent) {
    this.threshold = threshold;
    this.days = days;
    this.turbulent = turbulent;
  }

  /**
   * Splits days.
   *
   * @param conditioning one value per day
   * @param share of days that are turbulent, at least 0 and below 1
   * @throws IllegalArgumentException if a value is not a number, there are none, or the share is
   *     out of range
   */
  public static TurbulentDays of(double[] conditioning, double share) {
    check(conditioning, share);
    int n = conditioning.length;
    double[] sorted = conditioning.clone();
    Arrays.sort(sorted);
    double threshold = sorted[n - 1 - (int) Math.floor(share * n + ROUNDING)];
    BitSet turbulent = new BitSet(n);
    for (int day = 0; day < n; day++) {
      turbulent.set(day, conditioning[day] > threshold);
    }
    return new TurbulentDays(threshold, n, turbulent);
  }

  /** Whether a day is, days counted from 0. */
  public boolean contains(int day) {
    return turbulent.get(day);
  }

  /** How many days are turbulent. */
  public int count() {
    return turbulent.cardinality();
  }

  /** The highest value of a calm day. */
  public double threshold() {
    return threshold;
  }

  /** The values of the calm days, in their order. */
  public double[] calm(double[] values) {
    return on(values, false);
  }

  /** The values of the turbulent days, in their order. */
  public double[] turbulent(double[] values) {
    return on(values, true);
  }

  private double[] on(double[] values, boolean side) {
    if (values.length != days) {
      throw new IllegalArgumentException(
          values.length + " values for a split of " + days + " days");
    }
    double[] some = new double[side ? count() : days - count()];
    int count = 0;
    for (int day = 0; day < days; day++) {
      if (contains(day) == side) {
        some[count++] = values[day];
      }
    }
    return some;
  }

  private static void check(double[] conditioning, double share) {
    if (conditioning.length == 0) {
      throw new IllegalArgumentException("there are no days to split");
    }
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("share is " + share + ", expected 0 or more, below 1");
    }
    for (int day = 0; day < conditioning.length; day++) {
      if (Double.isNaN(conditioning[day])) {
        throw new IllegalArgumentException("the value to split by is NaN on day " + day);
      }
    }
  }
}
