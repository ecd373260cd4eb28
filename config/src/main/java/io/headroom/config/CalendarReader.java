package io.headroom.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
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
    LocalTime open = section.required("open", Parsers::time, LocalTime.MIN);
    LocalTime close = section.required("close", Parsers::time, LocalTime.MAX);
    SortedSet<DayOfWeek> days = days(section);
    SortedSet<LocalDate> holidays =
        new TreeSet<>(section.list("holidays", Parsers.distinct(Parsers::date)));
    NavigableMap<LocalDate, LocalTime> halfDays = new TreeMap<>();
    section.pairs("half-days", halfDay(days, holidays), earlyClose(open, close), halfDays::put);
    return new SessionCalendar(
        name,
        section.required("zone", Parsers::zone, ZoneOffset.UTC),
        open,
        close,
        section.orElse("closing-print-wait", wait(open, close), Duration.ZERO),
        days,
        holidays,
        halfDays);
  }

  private static SortedSet<DayOfWeek> days(Section section) {
    if (!section.has("days")) {
      return new TreeSet<>(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    }
    SortedSet<DayOfWeek> days = new TreeSet<>(section.list("days", Parsers.distinct(Parsers::day)));
    if (days.isEmpty() && section.sound("days")) {
      section.refuse("days", "is empty; expected at least one day");
    }
    return section.sound("days") ? days : new TreeSet<>(EnumSet.allOf(DayOfWeek.class));
  }

  private static Parser<Duration> wait(LocalTime open, LocalTime close) {
    return text -> {
      Duration wait = Parsers.duration(text);
      Duration session = Duration.between(open, close);
      Duration length = open.isBefore(close) ? session : session.plusDays(1);
      Duration pause = Duration.ofDays(1).minus(length);
      return Parsers.check(
          wait,
          wait.compareTo(pause) <= 0,
          "ends after the next session opens, which is " + pause + " after the close");
    };
  }

  private static Parser<LocalDate> halfDay(Set<DayOfWeek> days, Set<LocalDate> holidays) {
    return text -> {
      LocalDate date = Parsers.date(text);
      DayOfWeek day = date.getDayOfWeek();
      Parsers.check(date, !holidays.contains(date), "is a holiday too; give it in one of the two");
      return Parsers.check(
          date, days.contains(day), "is a " + day + ", on which there is no session");
    };
  }

  private static Parser<LocalTime> earlyClose(LocalTime open, LocalTime close) {
    LocalTime earliest = open.isBefore(close) ? open : LocalTime.MIN;
    return text -> {
      LocalTime time = Parsers.time(text);
      boolean early = time.isAfter(earliest) && time.isBefore(close);
      return Parsers.check(
          time, early, "expected an early close, between " + earliest + " and " + close);
    };
  }
}
