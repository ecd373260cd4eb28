package io.headroom.forecast;

import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import java.time.LocalDate;

/** Finds the session that a time belongs to: the first one that has not ended by then. */
final class SessionClock {
  private static final int DAYS_AHEAD = 400;

  private SessionClock() {}

  /**
   * The first session of the calendar that ends after an instant.
   *
   * @return a session that never opens if there is none within 400 days
   */
  static Session endingAfter(SessionCalendar calendar, long nanos) {
    LocalDate date = calendar.tradingDate(nanos);
    for (int day = 0; day < DAYS_AHEAD; day++) {
      Session session = calendar.session(date.plusDays(day)).orElse(null);
      if (session != null && session.end() > nanos) {
        return session;
      }
    }
    return new Session(date, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }
}
