package io.headroom.service.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where an axis is marked: at round numbers and at the beginnings of years or months. */
final class Ticks {
  private static final int[] ROUND = {1, 2, 5};
  private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100};
  private static final int[] MONTHS = {1, 2, 3, 6, 12};
  private static final int[] DAYS = {1, 2, 5, 10, 20, 50};
  private static final int FEW = 3;

  private Ticks() {}

  /** A mark. */
  record Tick(double value, String label) {}

  /**
   * Multiples of 1, 2 or 5 times a power of ten.
   *
   * @param most about how many
   */
  static List<Tick> linear(double from, double to, int most) {
    double step = step((to - from) / most);
    int decimals = Math.max(0, -(int) Math.floor(StrictMath.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    long last = (long) Math.floor(to / step + 1e-9);
    for (long k = (long) Math.ceil(from / step - 1e-9); k <= last; k++) {
      ticks.add(new Tick(k * step, Numbers.fixed(k * step, decimals)));
    }
    return ticks;
  }

  /** 1, 2 and 5 times the powers of ten; linear ones where these would be too few. */
  static List<Tick> logarithmic(double from, double to, int most) {
    List<Tick> ticks = new ArrayList<>();
    int last = (int) Math.ceil(StrictMath.log10(to));
    for (int exponent = (int) Math.floor(StrictMath.log10(from)); exponent <= last; exponent++) {
      for (int round : ROUND) {
        double value = round * StrictMath.pow(10, exponent);
        if (value >= from && value <= to) {
          ticks.add(new Tick(value, Numbers.fixed(value, Math.max(0, -exponent))));
        }
      }
    }
    return ticks.size() < FEW ? linear(from, to, most) : ticks;
  }

  /** Beginnings of years, of months, or days, whichever are not too many. */
  static List<Tick> dates(int from, int to, int most) {
    double days = Math.max(1, to - from);
    if (days / 365 > FEW) {
      return years(from, to, first(YEARS, days / 365.25 / most));
    }
    return days / 30 > FEW
        ? months(from, to, first(MONTHS, days / 30.44 / most))
        : days(from, to, first(DAYS, days / most));
  }

  private static List<Tick> years(int from, int to, int step) {
    List<Tick> ticks = new ArrayList<>();
    int year = LocalDate.ofEpochDay(from).getYear();
    for (year -= Math.floorMod(year, step); day(year, 1) <= to; year += step) {
      add(ticks, day(year, 1), from, Integer.toString(year));
    }
    return ticks;
  }

  private static List<Tick> months(int from, int to, int step) {
    List<Tick> ticks = new ArrayList<>();
    LocalDate month = LocalDate.ofEpochDay(from).withDayOfYear(1);
    for (; month.toEpochDay() <= to; month = month.plusMonths(step)) {
      add(ticks, month.toEpochDay(), from, month.toString().substring(0, 7));
    }
    return ticks;
  }

  private static List<Tick> days(int from, int to, int step) {
    List<Tick> ticks = new ArrayList<>();
    for (int day = from; day <= to; day += step) {
      add(ticks, day, from, LocalDate.ofEpochDay(day).toString());
    }
    return ticks;
  }

  private static void add(List<Tick> ticks, long day, int from, String label) {
    if (day >= from) {
      ticks.add(new Tick(day, label));
    }
  }

  private static long day(int year, int month) {
    return LocalDate.of(year, month, 1).toEpochDay();
  }

  private static int first(int[] steps, double least) {
    for (int step : steps) {
      if (step >= least) {
        return step;
      }
    }
    return (int) Math.ceil(least);
  }

  private static double step(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (int round : ROUND) {
      if (round * power >= least * (1 - 1e-9)) {
        return round * power;
      }
    }
    return 10 * power;
  }
}
