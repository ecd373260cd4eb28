package io.headroom.forecast.lab;

import java.util.List;
import java.util.Locale;

/**
 * Daily variances of instruments on the days that they have in common.
 *
 * <p>A panel may be the first days of another ({@link #upTo}): then the later days' variances can't
 * be had from it, but their dates can, since the calendar is known ahead. Immutable.
 */
public final class Panel {
  private final String source;
  private final List<String> instruments;
  private final int[] dates;
  private final int days;
  private final Values values;

  private Panel(String source, List<String> instruments, int[] dates, int days, Values values) {
    this.source = source;
    this.instruments = List.copyOf(instruments);
    this.dates = dates;
    this.days = days;
    this.values = values;
  }

  /**
   * A panel of all days.
   *
   * @param source where it is from, for messages
   * @param instruments their names, each but once
   * @param dates days since 1970-01-01, ascending
   * @param variances {@code [days][instruments]}, decimal, above zero; NaN where missing
   * @throws IllegalArgumentException that names what does not fit, and where
   */
  public static Panel of(
      String source, List<String> instruments, int[] dates, double[][] variances) {
    require(!instruments.isEmpty(), source, "expected at least one instrument");
    require(
        instruments.stream().distinct().count() == instruments.size(),
        source,
        "instruments: expected each but once: " + instruments);
    require(
        dates.length == variances.length,
        source,
        "dates=" + dates.length + ", rows=" + variances.length + ": expected as many");
    double[][] own = new double[variances.length][];
    for (int day = 0; day < own.length; day++) {
      own[day] = checkedRow(source, instruments, dates, variances, day);
    }
    return new Panel(source, instruments, dates.clone(), dates.length, new Values(own));
  }

  private static double[] checkedRow(
      String source, List<String> instruments, int[] dates, double[][] variances, int day) {
    require(
        day == 0 || dates[day] > dates[day - 1],
        source,
        "row " + (day + 1) + ": expected a later date than the row before");
    double[] row = variances[day].clone();
    require(
        row.length == instruments.size(),
        source,
        "row " + (day + 1) + ": " + row.length + " values: expected " + instruments.size());
    for (int i = 0; i < row.length; i++) {
      require(
          Double.isNaN(row[i]) || (row[i] > 0 && row[i] < Double.POSITIVE_INFINITY),
          source,
          String.format(
              Locale.ROOT,
              "row %d, %s: variance=%s: expected above zero",
              day + 1,
              instruments.get(i),
              row[i]));
    }
    return row;
  }

  /**
   * What was known at the end of one of its days.
   *
   * @param days how many of the first days
   * @throws IllegalArgumentException if it has not so many
   */
  public Panel upTo(int days) {
    require(
        days >= 0 && days <= this.days, source, "days=" + days + ": expected 0 to " + this.days);
    return new Panel(source, instruments, dates, days, values);
  }

  /** Where it is from. */
  public String source() {
    return source;
  }

  /** Names of the instruments. */
  public List<String> instruments() {
    return instruments;
  }

  /** How many instruments it has. */
  public int width() {
    return instruments.size();
  }

  /** Days whose variances are known. */
  public int days() {
    return days;
  }

  /** Days whose dates are known: all of the panel that this one is the first days of. */
  public int datedDays() {
    return dates.length;
  }

  /** Date of a day, known or still to come; days since 1970-01-01. */
  public int date(int day) {
    return dates[day];
  }

  /** Variance of a known day, decimal; NaN where missing. */
  public double variance(int day, int instrument) {
    checkKnown(day);
    return values.variances[day][instrument];
  }

  /**
   * Variance of a known day, or the last one before that is not missing; NaN where there is none.
   */
  public double lastVariance(int day, int instrument) {
    checkKnown(day);
    return values.carried[day][instrument];
  }

  /**
   * Mean variance of the rows that follow an origin, the target of a forecast made there; NaN where
   * one is missing.
   *
   * @param origin the forecast's day; {@code origin + horizon} is to be known
   * @param horizon rows
   */
  public double target(int origin, int horizon, int instrument) {
    double sum = 0;
    for (int day = origin + 1; day <= origin + horizon; day++) {
      sum += variance(day, instrument);
    }
    return sum / horizon;
  }

  /**
   * Logarithm of the mean variance of the last days; missing ones count as the one before.
   *
   * @param lag how many days, this one included
   * @return NaN before so many days
   */
  public double logMean(int lag, int day, int instrument) {
    checkKnown(day);
    return values.logMeans(lag)[day][instrument];
  }

  /** Mean of {@link #logMean} over all instruments. */
  double averageLogMean(int lag, int day) {
    checkKnown(day);
    return values.averages(lag)[day];
  }

  private void checkKnown(int day) {
    if (day < 0 || day >= days) {
      throw new IndexOutOfBoundsException(
          "day=" + day + " is not known: " + days + " days of " + source + " are");
    }
  }

  private static void require(boolean holds, String source, String message) {
    if (!holds) {
      throw new IllegalArgumentException(source + ": " + message);
    }
  }
}
