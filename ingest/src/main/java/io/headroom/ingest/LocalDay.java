package io.headroom.ingest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * One calendar day in a zone: turns wall-clock times into instants.
 *
 * <p>On a day on which clocks are put forward the skipped hour has no instants. On a day on which
 * they are put back, the repeated hour is taken as its first pass, before the change; rows of the
 * second pass then appear to go back in time.
 */
final class LocalDay {
  /** There is no such wall-clock time on this day. */
  static final long NO_SUCH_TIME = Long.MIN_VALUE;

  static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private static final long NANOS = 1_000_000_000L;

  private final LocalDate date;
  private final ZoneId zone;
  private final long midnightBeforeChange;
  private final long midnightAfterChange;
  private final long changeFrom;
  private final long changeTo;

  private LocalDay(LocalDate date, ZoneId zone) {
    this.date = date;
    this.zone = zone;
    LocalDateTime midnight = date.atStartOfDay();
    ZoneOffsetTransition change = change(date, zone.getRules());
    if (change == null) {
      midnightBeforeChange = nanos(midnight, zone.getRules().getOffset(midnight));
      midnightAfterChange = midnightBeforeChange;
      changeFrom = NANOS_PER_DAY;
      changeTo = NANOS_PER_DAY;
    } else {
      midnightBeforeChange = nanos(midnight, change.getOffsetBefore());
      midnightAfterChange = nanos(midnight, change.getOffsetAfter());
      changeFrom = sinceMidnight(date, change.getDateTimeBefore());
      changeTo = sinceMidnight(date, change.getDateTimeAfter());
    }
  }

  static LocalDay of(LocalDate date, ZoneId zone) {
    return new LocalDay(date, zone);
  }

  LocalDate date() {
    return date;
  }

  /**
   * The instant of a wall-clock time, ns since the epoch.
   *
   * @param sinceMidnight wall-clock time, ns from 0 to below {@link #NANOS_PER_DAY}
   * @return {@link #NO_SUCH_TIME} if the clocks skip it
   */
  long instant(long sinceMidnight) {
    if (sinceMidnight < changeFrom) {
      return midnightBeforeChange + sinceMidnight;
    }
    return sinceMidnight < changeTo ? NO_SUCH_TIME : midnightAfterChange + sinceMidnight;
  }

  /** The first instant of the next day, ns since the epoch. */
  long end() {
    return Math.multiplyExact(date.plusDays(1).atStartOfDay(zone).toEpochSecond(), NANOS);
  }

  private static ZoneOffsetTransition change(LocalDate date, ZoneRules rules) {
    LocalDateTime start = date.atStartOfDay();
    LocalDateTime end = start.plusDays(1);
    ZoneOffsetTransition next = rules.nextTransition(start.minusDays(1).toInstant(ZoneOffset.UTC));
    while (next != null && !later(next).isAfter(start)) {
      next = rules.nextTransition(next.getInstant());
    }
    return next != null && next.getDateTimeBefore().isBefore(end) ? next : null;
  }

  private static LocalDateTime later(ZoneOffsetTransition change) {
    return change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
  }

  private static long sinceMidnight(LocalDate date, LocalDateTime time) {
    return (time.toLocalDate().toEpochDay() - date.toEpochDay()) * NANOS_PER_DAY
        + time.toLocalTime().toNanoOfDay();
  }

  private static long nanos(LocalDateTime local, ZoneOffset offset) {
    return Math.multiplyExact(local.toEpochSecond(offset), NANOS);
  }
}
