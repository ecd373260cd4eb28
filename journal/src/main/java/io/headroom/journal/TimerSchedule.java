package io.headroom.journal;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.record.TimerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which timers fire between two facts. Pure: its state follows from the config and the journal time
 * of the last fact alone.
 *
 * <p>Between a fact at {@code prev} and the next at {@code now} fire, in order of (due, timer id),
 * the timers with {@code prev < due <= now} of each calendar's trading date at {@code prev} and of
 * the date before it. All others in between belong to skipped periods and never fire: a trading
 * date on which no fact was stamped before the due time has no timers. Before the first fact
 * nothing fires.
 *
 * <p>Timers of a session: {@code BAR_CLOSE} every five minutes after the open up to and including
 * the close, {@code SESSION_END} at the session's end. A timer's id is 16 times its calendar's
 * place in the config plus the code of its kind. Calendars that no instrument uses have none.
 */
public final class TimerSchedule {
  private static final long BAR_NANOS = 5 * 60_000_000_000L;
  private static final long NANOS = 1_000_000_000L;
  private static final int KINDS = 16;
  private static final Comparator<Timer> ORDER =
      Comparator.comparingLong(Timer::due).thenComparingInt(Timer::timerId);

  private final List<Entry> calendars;
  private List<Timer> pending = List.of();
  private int nextPending;
  private long datesChange = 1;
  private long nextCheck = 1;

  private TimerSchedule(List<Entry> calendars) {
    this.calendars = calendars;
  }

  /** A schedule without timers: what holds before a config is active. */
  public static TimerSchedule none() {
    return new TimerSchedule(List.of()).startAt(0);
  }

  /**
   * The timers of a config's calendars.
   *
   * @param lastFactTime journal time of the last fact, 0 if there is none
   */
  public static TimerSchedule of(HeadroomConfig config, long lastFactTime) {
    Set<String> used =
        config.instruments().stream()
            .map(Instrument::calendar)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < config.calendars().size(); i++) {
      SessionCalendar calendar = config.calendars().get(i);
      if (used.contains(calendar.name())) {
        entries.add(new Entry(i, calendar));
      }
    }
    return new TimerSchedule(List.copyOf(entries)).startAt(lastFactTime);
  }

  /** Whether {@link #advance} has anything to do for a fact at this time; costs one comparison. */
  public boolean concerns(long now) {
    return now >= nextCheck;
  }

  /**
   * Moves on to a fact.
   *
   * @param now the fact's journal time, not below that of the fact before it
   * @return the timers to be written before the fact, in order
   */
  public List<Timer> advance(long now) {
    List<Timer> due = new ArrayList<>();
    while (nextPending < pending.size() && pending.get(nextPending).due() <= now) {
      due.add(pending.get(nextPending++));
    }
    if (now >= datesChange) {
      startAt(now);
    }
    nextCheck = Math.min(nextDue(), datesChange);
    return due;
  }

  private TimerSchedule startAt(long prev) {
    pending = prev > 0 ? timersAfter(prev) : List.of();
    nextPending = 0;
    datesChange = prev > 0 ? nextDateChange(prev) : 1;
    nextCheck = Math.min(nextDue(), datesChange);
    return this;
  }

  private long nextDue() {
    return nextPending < pending.size() ? pending.get(nextPending).due() : Long.MAX_VALUE;
  }

  private List<Timer> timersAfter(long prev) {
    List<Timer> timers = new ArrayList<>();
    for (Entry entry : calendars) {
      LocalDate date = entry.calendar.tradingDate(prev);
      entry.addTimers(date.minusDays(1), prev, timers);
      entry.addTimers(date, prev, timers);
    }
    timers.sort(ORDER);
    return timers;
  }

  private long nextDateChange(long prev) {
    long next = Long.MAX_VALUE;
    for (Entry entry : calendars) {
      next = Math.min(next, entry.nextDateChange(prev));
    }
    return next;
  }

  /**
   * A timer that fires.
   *
   * @param due ns since the epoch
   * @param calendar the calendar's name
   */
  public record Timer(long due, int timerId, TimerKind kind, Session session, String calendar) {}

  private record Entry(int index, SessionCalendar calendar) {
    void addTimers(LocalDate date, long after, List<Timer> timers) {
      calendar.session(date).ifPresent(session -> addTimers(session, after, timers));
    }

    private void addTimers(Session session, long after, List<Timer> timers) {
      for (long due = session.open() + BAR_NANOS; due <= session.close(); due += BAR_NANOS) {
        add(session, due, TimerKind.BAR_CLOSE, after, timers);
      }
      add(session, session.end(), TimerKind.SESSION_END, after, timers);
    }

    private void add(Session session, long due, TimerKind kind, long after, List<Timer> timers) {
      if (due > after) {
        timers.add(new Timer(due, index * KINDS + kind.value(), kind, session, calendar.name()));
      }
    }

    /**
     * The next instant at which the trading date may be another one: local midnight, the close, or
     * a change of the zone's offset, which can repeat either.
     */
    long nextDateChange(long prev) {
      Instant at = Instant.ofEpochSecond(Math.floorDiv(prev, NANOS), Math.floorMod(prev, NANOS));
      LocalDate today = at.atZone(calendar.zone()).toLocalDate();
      long next = nanos(today.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
      next = earlierAfter(prev, today.atTime(calendar.close()), next);
      next = earlierAfter(prev, today.plusDays(1).atTime(calendar.close()), next);
      ZoneOffsetTransition transition = calendar.zone().getRules().nextTransition(at);
      return transition == null ? next : Math.min(next, nanos(transition.getInstant()));
    }

    private long earlierAfter(long prev, LocalDateTime local, long next) {
      long candidate = nanos(local.atZone(calendar.zone()).toInstant());
      return candidate > prev ? Math.min(candidate, next) : next;
    }

    private static long nanos(Instant instant) {
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }
  }
}
