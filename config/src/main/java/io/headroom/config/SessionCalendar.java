package io.headroom.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When an instrument trades. A session whose open is not before its close opens on the day before
 * its trading date, as FX does at 17:00 New York.
 *
 * @param closingPrintWait how long after the close the closing auction's print is awaited
 * @param halfDays the close of days that end early
 */
public record SessionCalendar(
    String name,
    ZoneId zone,
    LocalTime open,
    LocalTime close,
    Duration closingPrintWait,
    SortedSet<DayOfWeek> days,
    SortedSet<LocalDate> holidays,
    SortedMap<LocalDate, LocalTime> halfDays) {
  private static final long NANOS = 1_000_000_000L;

  public SessionCalendar {
    days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
    halfDays = Collections.unmodifiableSortedMap(new TreeMap<>(halfDays));
  }

  /** The session of a trading date; empty on weekends and holidays. */
  public Optional<Session> session(LocalDate date) {
    if (!days.contains(date.getDayOfWeek()) || holidays.contains(date)) {
      return Optional.empty();
    }
    LocalDate openDate = opensOnTheDayBefore() ? date.minusDays(1) : date;
    long opens = nanos(openDate.atTime(open).atZone(zone));
    long closes = nanos(date.atTime(halfDays.getOrDefault(date, close)).atZone(zone));
    return Optional.of(new Session(date, opens, closes, closes + closingPrintWait.toNanos()));
  }

  /**
   * The trading date that an instant belongs to: the calendar date in the zone, or the next one
   * from the close on where sessions open on the day before. It need not be a day with a session.
   */
  public LocalDate tradingDate(long nanos) {
    ZonedDateTime local =
        Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
            .atZone(zone);
    LocalDate date = local.toLocalDate();
    return opensOnTheDayBefore() && !local.toLocalTime().isBefore(close) ? date.plusDays(1) : date;
  }

  private boolean opensOnTheDayBefore() {
    return !open.isBefore(close);
  }

  private static long nanos(ZonedDateTime time) {
    return Math.addExact(Math.multiplyExact(time.toEpochSecond(), NANOS), time.getNano());
  }
}
