package io.headroom.forecast.har;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Realized measures of one instrument in the order of its days: always the variance, others where
 * they are known. Days without a measure have been left out by whoever made it.
 *
 * <p>All measures are in one unit; decimals and percent squared give the same forecasts.
 */
public final class RealizedSeries {
  private final String name;
  private final Map<Measure, double[]> columns;

  private RealizedSeries(String name, Map<Measure, double[]> columns) {
    this.name = name;
    this.columns = columns;
  }

  /**
   * A series of variances.
   *
   * @param name what messages call it, a symbol for instance
   * @param variances above zero, the oldest first; copied
   * @throws IllegalArgumentException if there are none or one is not above zero and finite
   */
  public static RealizedSeries of(String name, double... variances) {
    if (variances.length == 0) {
      throw new IllegalArgumentException(name + ": there are no days");
    }
    check(name, Measure.VARIANCE, variances, Double.MIN_VALUE, "above zero");
    Map<Measure, double[]> columns = new EnumMap<>(Measure.class);
    columns.put(Measure.VARIANCE, variances.clone());
    return new RealizedSeries(name, columns);
  }

  /**
   * The series with one measure more, or another in its place.
   *
   * @param values one for each day, at least zero; copied
   * @throws IllegalArgumentException if they are not as many as the days, or one is negative or not
   *     finite
   */
  public RealizedSeries with(Measure measure, double... values) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %,d values of %s for %,d days: expected one for each day",
              name,
              values.length,
              measure.written(),
              size()));
    }
    boolean variance = measure == Measure.VARIANCE;
    check(
        name,
        measure,
        values,
        variance ? Double.MIN_VALUE : 0,
        variance ? "above zero" : "at least zero");
    Map<Measure, double[]> more = new EnumMap<>(columns);
    more.put(measure, values.clone());
    return new RealizedSeries(name, more);
  }

  /** The series with jumps of max(RV - BPV, 0), for one that has the bipower variation. */
  public RealizedSeries withJumps() {
    double[] jumps = new double[size()];
    for (int day = 0; day < jumps.length; day++) {
      jumps[day] = Math.max(0, value(Measure.VARIANCE, day) - value(Measure.BIPOWER, day));
    }
    return with(Measure.JUMP, jumps);
  }

  private static void check(
      String name, Measure measure, double[] values, double least, String expected) {
    for (int day = 0; day < values.length; day++) {
      if (!(values[day] >= least) || Double.isInfinite(values[day])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: the %s of day %,d of %,d is %s: expected a finite number %s; leave the day out",
                name,
                measure.written(),
                day + 1,
                values.length,
                values[day],
                expected));
      }
    }
  }

  public String name() {
    return name;
  }

  /** How many days there are. */
  public int size() {
    return columns.get(Measure.VARIANCE).length;
  }

  public boolean has(Measure measure) {
    return columns.containsKey(measure);
  }

  /**
   * The value of a day, from 0.
   *
   * @throws IllegalArgumentException if the series does not have the measure
   */
  public double value(Measure measure, int day) {
    double[] column = columns.get(measure);
    if (column == null) {
      throw new IllegalArgumentException(
          name + " has no " + measure.written() + ": add it to the series");
    }
    return column[day];
  }

  /** The mean over so many days of which this is the last, summed from the oldest on. */
  double meanTo(int day, int days, Measure measure) {
    double sum = 0;
    for (int i = day - days + 1; i <= day; i++) {
      sum += value(measure, i);
    }
    return sum / days;
  }
}
