package io.headroom.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads session calendars. */
final class CalendarReader {
  static final List<String> FIELDS =
      List.of(
          "name", "zone", "open", "close", "closing-print-wait", "days", "holidays", "half-days");

  private CalendarReader() {}

  static SessionCalendar read(Section section, Names names) {
    String name = section.required("name", Parsers::name, "");
    names.declare(section, "name", name);
    SessionCalendar calendar =
        new SessionCalendar(
            name,
            section.required("zone", Parsers::zone, ZoneOffset.UTC),
            section.required("open", Parsers::time, LocalTime.MIN),
            section.required("close", Parsers::time, LocalTime.MAX),
            section.orElse("closing-print-wait", Parsers::duration, Duration.ZERO),
            days(section),
            holidays(section),
            halfDays(section));
    if (section.sound("open", "close")) {
      checkWait(section, calendar);
      checkHalfDays(section, calendar);
    }
    return calendar;
  }

  private static SortedSet<DayOfWeek> days(Section section) {
    SortedSet<DayOfWeek> days = new TreeSet<>(section.list("days", Parsers::day));
    if (!section.has("days")) {
      days.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    } else if (days.isEmpty() && section.sound("days")) {
      section.refuse("days", "is empty; expected at least one day");
    }
    return days;
  }

  private static SortedSet<LocalDate> holidays(Section section) {
    List<LocalDate> holidays = section.list("holidays", Parsers::date);
    section.refuseRepeats("holidays", holidays);
    return new TreeSet<>(holidays);
  }

  private static NavigableMap<LocalDate, LocalTime> halfDays(Section section) {
    NavigableMap<LocalDate, LocalTime> halfDays = new TreeMap<>();
    section.pairs("half-days", Parsers::date, Parsers::time, halfDays::put);
    return halfDays;
  }

  private static void checkWait(Section section, SessionCalendar calendar) {
    long session = calendar.close().toNanoOfDay() - calendar.open().toNanoOfDay();
    long length = session > 0 ? session : session + Duration.ofDays(1).toNanos();
    Duration pause = Duration.ofDays(1).minusNanos(length);
    if (calendar.closingPrintWait().compareTo(pause) > 0) {
      section.refuse(
          "closing-print-wait",
          "must end before the next session opens: at most " + pause + " after the close");
    }
  }

  private static void checkHalfDays(Section section, SessionCalendar calendar) {
    LocalTime earliest =
        calendar.open().isBefore(calendar.close()) ? calendar.open() : LocalTime.MIN;
    calendar
        .halfDays()
        .forEach(
            (date, close) -> {
              if (calendar.holidays().contains(date)) {
                section.refuse("half-days", date + " is a holiday too; give it in one of the two");
              } else if (section.sound("days") && !calendar.days().contains(date.getDayOfWeek())) {
                section.refuse("half-days", date + " is a " + date.getDayOfWeek() + ": no session");
              }
              if (!close.isAfter(earliest) || !close.isBefore(calendar.close())) {
                String range = earliest + " and " + calendar.close();
                section.refuse(
                    "half-days", date + " closes at " + close + "; expected between " + range);
              }
            });
  }
}
