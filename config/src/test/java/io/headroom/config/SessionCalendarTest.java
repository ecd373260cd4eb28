package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * UTC times are worked out by hand: New York is UTC-5, and UTC-4 from the second Sunday of March to
 * the first of November (Energy Policy Act of 2005).
 */
class SessionCalendarTest {
  private final SessionCalendar nyse = calendar("XNYS");
  private final SessionCalendar fx = calendar("FX");

  @ParameterizedTest
  @CsvSource({
    "2013-03-08, 2013-03-08T14:30:00Z, 2013-03-08T21:00:00Z",
    "2013-03-11, 2013-03-11T13:30:00Z, 2013-03-11T20:00:00Z",
    "2013-11-01, 2013-11-01T13:30:00Z, 2013-11-01T20:00:00Z",
    "2013-11-04, 2013-11-04T14:30:00Z, 2013-11-04T21:00:00Z",
    "2013-07-03, 2013-07-03T13:30:00Z, 2013-07-03T17:00:00Z",
    "2013-11-29, 2013-11-29T14:30:00Z, 2013-11-29T18:00:00Z",
  })
  void shouldFollowDaylightSavingAndHalfDays(LocalDate date, Instant open, Instant close) {
    Session session = nyse.session(date).orElseThrow();

    assertThat(session.open()).isEqualTo(nanos(open));
    assertThat(session.close()).isEqualTo(nanos(close));
    assertThat(session.end()).isEqualTo(nanos(close.plusSeconds(300)));
  }

  @ParameterizedTest
  @CsvSource({
    // Monday's session begins on Sunday, also where the clocks changed that Sunday morning.
    "2013-03-08, 2013-03-07T22:00:00Z, 2013-03-08T22:00:00Z",
    "2013-03-11, 2013-03-10T21:00:00Z, 2013-03-11T21:00:00Z",
    "2013-11-01, 2013-10-31T21:00:00Z, 2013-11-01T21:00:00Z",
    "2013-11-04, 2013-11-03T22:00:00Z, 2013-11-04T22:00:00Z",
  })
  void shouldOpenFxOnTheDayBefore(LocalDate date, Instant open, Instant close) {
    Session session = fx.session(date).orElseThrow();

    assertThat(session.open()).isEqualTo(nanos(open));
    assertThat(session.close()).isEqualTo(nanos(close));
    assertThat(session.minutes()).isEqualTo(24 * 60);
  }

  @Test
  void shouldHaveTwentyFiveHoursWhereTheClocksGoBackWithinASession() {
    SessionCalendar sunday =
        Examples.parse(
                """
                version: 1
                firm: {name: F, currency: USD, desks: []}
                calendars:
                  - {name: C, zone: America/New_York, open: 17:00, close: 17:00, days: [SUN]}
                instruments: []
                """)
            .calendars()
            .get(0);

    assertThat(sunday.session(LocalDate.of(2013, 11, 3)).orElseThrow().minutes())
        .isEqualTo(25 * 60);
    assertThat(sunday.session(LocalDate.of(2013, 3, 10)).orElseThrow().minutes())
        .isEqualTo(23 * 60);
  }

  @ParameterizedTest
  @CsvSource({"2013-07-04", "2013-12-25", "2013-10-05", "2013-10-06"})
  void shouldHaveNoSessionOnHolidaysAndWeekends(LocalDate date) {
    assertThat(nyse.session(date)).isEqualTo(Optional.empty());
  }

  @Test
  void shouldCountMinutesOfAHalfDay() {
    assertThat(nyse.session(LocalDate.of(2013, 7, 3)).orElseThrow().minutes()).isEqualTo(210);
    assertThat(nyse.session(LocalDate.of(2013, 7, 2)).orElseThrow().minutes()).isEqualTo(390);
  }

  @Test
  void shouldContainItsOpenButNotItsClose() {
    Session session = nyse.session(LocalDate.of(2013, 10, 7)).orElseThrow();

    assertThat(
            List.of(
                session.contains(session.open() - 1),
                session.contains(session.open()),
                session.contains(session.close() - 1),
                session.contains(session.close())))
        .containsExactly(false, true, true, false);
  }

  @ParameterizedTest
  @CsvSource({
    "2013-10-07T03:59:59.999999999Z, 2013-10-06",
    "2013-10-07T04:00:00Z, 2013-10-07",
    "2013-10-08T00:30:00Z, 2013-10-07",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31",
  })
  void shouldTakeTheTradingDateOfAStockFromTheZone(Instant time, LocalDate date) {
    assertThat(nyse.tradingDate(nanos(time))).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "2013-10-04T20:59:59.999999999Z, 2013-10-04",
    // Friday after the close belongs to Saturday, which has no session; Sunday evening to Monday.
    "2013-10-04T21:00:00Z, 2013-10-05",
    "2013-10-06T20:59:59Z, 2013-10-06",
    "2013-10-06T21:00:00Z, 2013-10-07",
    "2013-11-03T21:59:59Z, 2013-11-03",
    "2013-11-03T22:00:00Z, 2013-11-04",
    "2013-03-10T20:59:59Z, 2013-03-10",
    "2013-03-10T21:00:00Z, 2013-03-11",
  })
  void shouldGiveFxFromFiveInTheAfternoonToTheNextDate(Instant time, LocalDate date) {
    assertThat(fx.tradingDate(nanos(time))).isEqualTo(date);
  }

  private static SessionCalendar calendar(String name) {
    return Examples.full().calendars().stream()
        .filter(calendar -> calendar.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }
}
