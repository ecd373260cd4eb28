package io.headroom.forecast.garch;

import java.util.Locale;

/**
 * Returns of one instrument in the order of their days, looked through once, so that no model meets
 * a value that is none.
 */
public final class ReturnSeries {
  private final String name;
  private final double[] values;

  private ReturnSeries(String name, double[] values) {
    this.name = name;
    this.values = values;
  }

  /**
   * A series.
   *
   * @param name what messages call it, a symbol for instance
   * @param values daily returns, decimal or percent, the oldest first; copied
   * @throws IllegalArgumentException if there are none, one is not a finite number, or all are
   *     equal
   */
  public static ReturnSeries of(String name, double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + ": there are no returns");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(notFinite(name, values, i));
      }
    }
    refuseConstant(name, values);
    return new ReturnSeries(name, values.clone());
  }

  private static String notFinite(String name, double[] values, int index) {
    return String.format(
        Locale.ROOT,
        "%s: return %,d of %,d is %s: expected a finite number; leave the day out",
        name,
        index + 1,
        values.length,
        values[index]);
  }

  private static void refuseConstant(String name, double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s: all %,d returns are %s: there is no variance to model; check the prices",
            name,
            values.length,
            values[0]));
  }

  public String name() {
    return name;
  }

  public int size() {
    return values.length;
  }

  /** A copy, the oldest first. */
  public double[] values() {
    return values.clone();
  }

  double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The mean square about a centre: over n, not n - 1. */
  double meanSquareAbout(double centre) {
    double sum = 0;
    for (double value : values) {
      sum += (value - centre) * (value - centre);
    }
    return sum / values.length;
  }

  /** Times a power of two, which rounds nothing. */
  ReturnSeries scaledBy(int exponent) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.scalb(values[i], exponent);
    }
    return new ReturnSeries(name, scaled);
  }
}
