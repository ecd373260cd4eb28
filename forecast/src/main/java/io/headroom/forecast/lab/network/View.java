package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.Regions.Region;
import io.headroom.forecast.lab.TargetCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What there is to see at the end of a day: levels of variance over lags, the linear models' log
 * forecasts for the next rows, how far off they were, what the calendar says.
 */
final class View {
  final CrossSection section;
  final Errors errors;
  final double[] calendar = new double[TargetCalendar.COUNT];
  private final List<Levels> levels = new ArrayList<>();
  private final double[] longRunSums;
  private final int[] longRunDays;
  private double marketLongRunSum;
  private int marketLongRunDays;
  private double[] guide;
  private double[] offset;

  View(CrossSection section) {
    this.section = section;
    errors = new Errors(section);
    longRunSums = new double[section.width()];
    longRunDays = new int[section.width()];
    guide = new double[section.width()];
    Arrays.fill(guide, Double.NaN);
  }

  /**
   * Goes on to the next day.
   *
   * @param known has a date for the day after it
   * @param guide log forecasts of the next row made at its end; NaN where there are none
   * @param offset log forecasts of the network's horizon, made then too
   */
  void advance(Panel known, double[] guide, double[] offset) {
    int day = levels.size();
    levels.add(new Levels(known, section, day));
    errors.add(known, day, this.guide);
    this.guide = guide;
    this.offset = offset;
    TargetCalendar.fill(known, day, calendar, 0);
    addToLongRun();
  }

  /**
   * Each instrument from its first value on, the pool from the first day on that all of it has had
   * one: when an instrument outside begins is nothing to the others.
   */
  private void addToLongRun() {
    for (int i = 0; i < longRunSums.length; i++) {
      if (!Double.isNaN(own(1, i))) {
        longRunSums[i] += own(1, i);
        longRunDays[i]++;
      }
    }
    if (!Double.isNaN(market(1))) {
      marketLongRunSum += market(1);
      marketLongRunDays++;
    }
  }

  /** The instrument's own level over a lag. */
  double own(int lag, int instrument) {
    return today().own(lag, instrument);
  }

  /** How the own level over a lag has moved in as many days. */
  double ownTrend(int lag, int instrument) {
    return hasAgo(lag) ? own(lag, instrument) - ago(lag).own(lag, instrument) : Double.NaN;
  }

  /** The pool's level. */
  double market(int lag) {
    return today().market(lag);
  }

  double marketTrend(int lag) {
    return hasAgo(lag) ? market(lag) - ago(lag).market(lag) : Double.NaN;
  }

  double region(Region region, int lag) {
    return today().region(region, lag);
  }

  double longRun(int instrument) {
    return longRunSums[instrument] / longRunDays[instrument];
  }

  double marketLongRun() {
    return marketLongRunSum / marketLongRunDays;
  }

  /** The linear model's log forecast of the next row. */
  double guide(int instrument) {
    return guide[instrument];
  }

  /** The log forecast that the network moves. */
  double offset(int instrument) {
    return offset[instrument];
  }

  private Levels today() {
    return levels.get(levels.size() - 1);
  }

  private boolean hasAgo(int days) {
    return levels.size() > days;
  }

  private Levels ago(int days) {
    return levels.get(levels.size() - 1 - days);
  }
}
