package io.headroom.forecast;

import io.headroom.config.Instrument;
import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** All that is known of one instrument. */
final class InstrumentState {
  private static final Duration ROUND_THE_CLOCK = Duration.ofHours(23);

  private final int id;
  private final InstrumentTicks ticks;
  private final InstrumentDays days;
  private ActiveConfig config;
  private SessionCalendar calendar;
  private boolean sessionReported;

  InstrumentState(Instrument instrument, SessionCalendar calendar, ActiveConfig config) {
    id = instrument.id();
    this.config = config;
    this.calendar = calendar;
    ticks = new InstrumentTicks(instrument, calendar, config.priceIsMid(instrument));
    days = new InstrumentDays(config.model(), isRoundTheClock(calendar));
  }

  void configure(Instrument instrument, SessionCalendar calendar, ActiveConfig config) {
    this.config = config;
    this.calendar = calendar;
    ticks.configure(instrument, calendar, config.priceIsMid(instrument));
    days.settings(config.model());
  }

  int id() {
    return id;
  }

  ActiveConfig config() {
    return config;
  }

  InstrumentTicks ticks() {
    return ticks;
  }

  InstrumentDays days() {
    return days;
  }

  String calendarName() {
    return calendar.name();
  }

  /** Whether the session has had prices that are not yet part of the days. */
  boolean hasOpenSession() {
    return !sessionReported && !ticks.prices().isEmpty();
  }

  void sessionReported() {
    sessionReported = true;
  }

  void beginSession(long time) {
    ticks.beginSession(time);
    sessionReported = false;
  }

  /** The end of a date's session; of a date without one, the usual time of day. */
  long closeOf(LocalDate date) {
    Optional<Session> session = calendar.session(date);
    return session
        .map(Session::close)
        .orElseGet(
            () ->
                Math.multiplyExact(
                    date.atTime(calendar.close()).atZone(calendar.zone()).toEpochSecond(),
                    1_000_000_000L));
  }

  private static boolean isRoundTheClock(SessionCalendar calendar) {
    Duration length = Duration.between(calendar.open(), calendar.close());
    Duration session =
        length.isNegative() || length.isZero() ? length.plus(Duration.ofDays(1)) : length;
    return session.compareTo(ROUND_THE_CLOCK) >= 0;
  }
}
