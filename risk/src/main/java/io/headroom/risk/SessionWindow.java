package io.headroom.risk;

import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The latest session of a calendar that has opened at or before an instant, remembered until the
 * next one opens.
 */
final class SessionWindow {
  /** Longer closures than this are no market's. */
  private static final int SEARCH_DAYS = 366;

  private final SessionCalendar calendar;
  private long open;
  private long close;
  private long nextOpen;
  private int date;

  SessionWindow(SessionCalendar calendar) {
    this.calendar = calendar;
    none();
  }

  SessionCalendar calendar() {
    return calendar;
  }

  /** Moves to an instant, and says whether it lies in the session. */
  boolean contains(long nanos) {
    if (nanos < open || nanos >= nextOpen) {
      moveTo(nanos);
    }
    return nanos >= open && nanos < close;
  }

  /** Time within the latest session up to the first instant that has passed since the second. */
  long sessionTimeSince(long nanos, long since) {
    contains(nanos);
    return Math.min(nanos, close) - Math.max(since, open);
  }

  /** Open of the session, ns since the epoch. */
  long open() {
    return open;
  }

  /** Trading date of the session, days since 1970-01-01. */
  int date() {
    return date;
  }

  private void none() {
    open = Long.MAX_VALUE;
    close = Long.MAX_VALUE;
    nextOpen = Long.MIN_VALUE;
    date = 0;
  }

  private void moveTo(long nanos) {
    none();
    LocalDate day = calendar.tradingDate(nanos).plusDays(1);
    for (int i = 0; i < SEARCH_DAYS; i++, day = day.minusDays(1)) {
      Optional<Session> session = calendar.session(day);
      if (session.isPresent() && session.get().open() <= nanos) {
        take(session.get());
        return;
      }
    }
  }

  private void take(Session session) {
    open = session.open();
    close = session.close();
    date = Math.toIntExact(session.date().toEpochDay());
    nextOpen = Long.MAX_VALUE;
    LocalDate day = session.date();
    for (int i = 0; i < SEARCH_DAYS && nextOpen == Long.MAX_VALUE; i++) {
      day = day.plusDays(1);
      nextOpen = calendar.session(day).map(Session::open).orElse(Long.MAX_VALUE);
    }
  }
}
