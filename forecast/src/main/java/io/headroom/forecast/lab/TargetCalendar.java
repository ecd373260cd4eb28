package io.headroom.forecast.lab;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * What the calendar says ahead of the day that is forecast: its weekday, how long the pause before
 * it is, and days on which much is published or expires, told by their rule alone.
 */
public final class TargetCalendar {
  /** What the numbers that {@link #fill} gives are called, in their order. */
  public static final List<String> NAMES =
      List.of(
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "log-pause",
          "pause",
          "first-friday",
          "third-friday",
          "year-end",
          "first-thursdays",
          "month-start");

  /** How many numbers {@link #fill} gives. */
  public static final int COUNT = NAMES.size();

  private static final int WEEK = 7;

  private TargetCalendar() {}

  /**
   * Fills in the numbers for the row after an origin: Tuesday to Friday (0 or 1 each), logarithm of
   * the days since the origin, whether they are more than one, the first Friday of a month (the
   * United States' employment report), the third (expiry of index options and futures), the days
   * after 19 December, the first ten days' Thursday (meetings of the European Central Bank), the
   * first three days of a month.
   *
   * @param origin a day of the panel that has one after it
   * @param at where the first number goes
   */
  public static void fill(Panel panel, int origin, double[] target, int at) {
    LocalDate day = LocalDate.ofEpochDay(panel.date(origin + 1));
    int pause = panel.date(origin + 1) - panel.date(origin);
    int ofMonth = day.getDayOfMonth();
    boolean friday = day.getDayOfWeek() == DayOfWeek.FRIDAY;
    boolean thursday = day.getDayOfWeek() == DayOfWeek.THURSDAY;
    int next = at;
    target[next++] = flag(day.getDayOfWeek() == DayOfWeek.TUESDAY);
    target[next++] = flag(day.getDayOfWeek() == DayOfWeek.WEDNESDAY);
    target[next++] = flag(thursday);
    target[next++] = flag(friday);
    target[next++] = StrictMath.log(pause);
    target[next++] = flag(pause > 1);
    target[next++] = flag(friday && ofMonth <= WEEK);
    target[next++] = flag(friday && ofMonth > 2 * WEEK && ofMonth <= 3 * WEEK);
    target[next++] = flag(day.getMonthValue() == 12 && ofMonth >= 20);
    target[next++] = flag(thursday && ofMonth <= 10);
    target[next] = flag(ofMonth <= 3);
  }

  private static double flag(boolean is) {
    return is ? 1 : 0;
  }
}
