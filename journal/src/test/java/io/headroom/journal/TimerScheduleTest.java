package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.TimerSchedule.Timer;
import io.headroom.journal.record.TimerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Expected times are New York wall-clock times, worked out by hand from the sessions of {@link
 * TestConfigs}.
 */
class TimerScheduleTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void shouldFireEveryFiveMinutesAndAtSessionEndOnAQuietDay() {
    TimerSchedule schedule = newYorkAt("2013-10-07T09:30");

    List<Timer> fired = schedule.advance(at("2013-10-07T20:00"));

    // 390 minutes of session are 78 bars.
    assertThat(fired).hasSize(79);
    assertThat(local(fired.get(0))).isEqualTo("2013-10-07T09:35");
    assertThat(local(fired.get(77))).isEqualTo("2013-10-07T16:00");
    assertThat(fired.get(77).kind()).isEqualTo(TimerKind.BAR_CLOSE);
    assertThat(local(fired.get(78))).isEqualTo("2013-10-07T16:10");
    assertThat(fired.get(78).kind()).isEqualTo(TimerKind.SESSION_END);
  }

  @Test
  void shouldFireAllSixBarsOfAQuietHalfHour() {
    TimerSchedule schedule = newYorkAt("2013-10-07T11:02");

    List<Timer> fired = schedule.advance(at("2013-10-07T11:32"));

    assertThat(locals(fired))
        .containsExactly(
            "2013-10-07T11:05",
            "2013-10-07T11:10",
            "2013-10-07T11:15",
            "2013-10-07T11:20",
            "2013-10-07T11:25",
            "2013-10-07T11:30");
  }

  @Test
  void shouldFireATimerBeforeTheFactThatIsStampedExactlyThen() {
    TimerSchedule schedule = newYorkAt("2013-10-07T11:02");

    assertThat(locals(schedule.advance(at("2013-10-07T11:05"))))
        .containsExactly("2013-10-07T11:05");
    assertThat(schedule.advance(at("2013-10-07T11:05"))).isEmpty();
  }

  @Test
  void shouldFireNothingBeforeTheFirstFact() {
    TimerSchedule schedule = TimerSchedule.of(TestConfigs.of(TestConfigs.newYork()), 0);

    assertThat(schedule.advance(at("2013-10-07T12:00"))).isEmpty();
    assertThat(locals(schedule.advance(at("2013-10-07T12:05"))))
        .containsExactly("2013-10-07T12:05");
  }

  @Test
  void shouldFireFridaysEndButNothingOfMondayWhenAWeekendLiesBetween() {
    TimerSchedule schedule = newYorkAt("2013-10-11T15:58");

    List<Timer> fired = schedule.advance(at("2013-10-14T11:00"));

    assertThat(locals(fired)).containsExactly("2013-10-11T16:00", "2013-10-11T16:10");
  }

  @Test
  void shouldFireNothingForSkippedDays() {
    TimerSchedule schedule = newYorkAt("2013-10-07T16:30");

    assertThat(schedule.advance(at("2013-10-10T11:00"))).isEmpty();
    assertThat(locals(schedule.advance(at("2013-10-10T11:06"))))
        .containsExactly("2013-10-10T11:05");
  }

  @Test
  void shouldFireNothingOnAHoliday() {
    TimerSchedule schedule = newYorkAt("2013-11-28T09:00");

    assertThat(schedule.advance(at("2013-11-28T18:00"))).isEmpty();
  }

  @Test
  void shouldEndAHalfDayAtOne() {
    TimerSchedule schedule = newYorkAt("2013-11-29T12:50");

    assertThat(locals(schedule.advance(at("2013-11-29T18:00"))))
        .containsExactly("2013-11-29T12:55", "2013-11-29T13:00", "2013-11-29T13:10");
  }

  @Test
  void shouldFollowDaylightSaving() {
    // Clocks went back on Sunday 3 November 2013: 09:35 in New York was 13:35 UTC, then 14:35.
    TimerSchedule schedule = newYorkAt("2013-11-01T09:31");
    assertThat(schedule.advance(at("2013-11-01T09:36")).get(0).due())
        .isEqualTo(utc("2013-11-01T13:35:00Z"));

    schedule = newYorkAt("2013-11-04T09:31");
    assertThat(schedule.advance(at("2013-11-04T09:36")).get(0).due())
        .isEqualTo(utc("2013-11-04T14:35:00Z"));
  }

  @Test
  void shouldTurnTheForexTradingDateAtFive() {
    TimerSchedule schedule =
        TimerSchedule.of(TestConfigs.of(TestConfigs.forex()), at("2014-05-01T16:52"));

    List<Timer> fired = schedule.advance(at("2014-05-01T17:07"));

    // Friday's session opened at 17:00, but no fact had been stamped in it.
    assertThat(locals(fired))
        .containsExactly("2014-05-01T16:55", "2014-05-01T17:00", "2014-05-01T17:05");
    assertThat(fired.get(2).kind()).isEqualTo(TimerKind.SESSION_END);
    assertThat(fired.get(2).session().date()).isEqualTo(LocalDate.of(2014, 5, 1));
    List<Timer> next = schedule.advance(at("2014-05-01T17:10"));
    assertThat(locals(next)).containsExactly("2014-05-01T17:10");
    assertThat(next.get(0).session().date()).isEqualTo(LocalDate.of(2014, 5, 2));
  }

  @Test
  void shouldFireFridaysForexEndAfterTheDateHasTurned() {
    // From 17:00 on the trading date is Saturday; the session end at 17:05 is still Friday's.
    TimerSchedule schedule =
        TimerSchedule.of(TestConfigs.of(TestConfigs.forex()), at("2014-05-02T17:01"));

    assertThat(locals(schedule.advance(at("2014-05-04T17:30"))))
        .containsExactly("2014-05-02T17:05");
    assertThat(locals(schedule.advance(at("2014-05-04T17:36"))))
        .containsExactly("2014-05-04T17:35");
  }

  @Test
  void shouldNotLetTimersBringOnTheTimersOfTheNextTradingDate() {
    TimerSchedule schedule =
        TimerSchedule.of(TestConfigs.of(TestConfigs.forex()), at("2014-04-29T12:00"));

    List<Timer> fired = schedule.advance(at("2014-05-01T12:00"));

    // The rest of Tuesday's session: 12:05 to 17:00 are 60 bars, then its end. Nothing of
    // Wednesday.
    assertThat(fired).hasSize(61);
    assertThat(local(fired.get(60))).isEqualTo("2014-04-29T17:05");
  }

  @Test
  void shouldOrderEqualDueTimesByTimerId() {
    // Both close bars at 10:00 New York; New York is the first calendar, London the second.
    HeadroomConfig config = TestConfigs.of(TestConfigs.newYork(), TestConfigs.london());
    TimerSchedule schedule = TimerSchedule.of(config, at("2013-10-07T09:58"));

    List<Timer> fired = schedule.advance(at("2013-10-07T10:00"));

    assertThat(fired).extracting(Timer::calendar).containsExactly("XNYS", "XLON");
    assertThat(fired).extracting(Timer::timerId).containsExactly(1, 17);
  }

  @Test
  void shouldHaveNoTimersForACalendarThatNoInstrumentUses() {
    HeadroomConfig config =
        TestConfigs.of(
            List.of(TestConfigs.newYork(), TestConfigs.london()),
            List.of(TestConfigs.instrument(1, "S1", "XLON")));
    TimerSchedule schedule = TimerSchedule.of(config, at("2013-10-07T09:58"));

    List<Timer> fired = schedule.advance(at("2013-10-07T10:00"));

    assertThat(fired).extracting(Timer::timerId).containsExactly(17);
  }

  /**
   * The rule, read literally and computed anew for every pair of facts, is the independent check.
   */
  @Test
  void shouldFireWhatTheRuleSaysWhateverTheGapsAndRestarts() {
    long seed = new Random().nextLong();
    System.out.println("TimerScheduleTest seed " + seed);
    Random random = new Random(seed);
    HeadroomConfig config =
        TestConfigs.of(TestConfigs.newYork(), TestConfigs.forex(), TestConfigs.london());
    long prev = at("2013-10-25T09:00");
    TimerSchedule schedule = TimerSchedule.of(config, prev);
    for (int i = 0; i < 20_000; i++) {
      long now = prev + gap(random);
      List<Timer> expected = byTheRule(config, prev, now);
      if (random.nextInt(10) == 0) {
        schedule = TimerSchedule.of(config, prev);
      }
      boolean concerned = schedule.concerns(now);
      assertThat(concerned || expected.isEmpty()).as("seed %d step %d", seed, i).isTrue();
      if (concerned) {
        assertThat(schedule.advance(now)).as("seed %d step %d", seed, i).isEqualTo(expected);
      }
      prev = now;
    }
  }

  private static long gap(Random random) {
    long minute = 60_000_000_000L;
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> random.nextInt(1_000_000);
      case 2, 3, 4 -> random.nextInt(10) * minute;
      case 5 -> random.nextInt(60) * minute + random.nextInt(1_000);
      case 6 -> random.nextInt(24 * 60) * minute;
      default -> random.nextInt(100) == 0 ? random.nextInt(5 * 24 * 60) * minute : minute;
    };
  }

  private static List<Timer> byTheRule(HeadroomConfig config, long prev, long now) {
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < config.calendars().size(); i++) {
      SessionCalendar calendar = config.calendars().get(i);
      LocalDate date = calendar.tradingDate(prev);
      for (LocalDate d : List.of(date.minusDays(1), date)) {
        int index = i;
        calendar.session(d).ifPresent(s -> timers.addAll(all(index, calendar.name(), s)));
      }
    }
    return timers.stream()
        .filter(timer -> timer.due() > prev && timer.due() <= now)
        .sorted(Comparator.comparing(Timer::due).thenComparing(Timer::timerId))
        .collect(Collectors.toList());
  }

  private static List<Timer> all(int calendarIndex, String calendar, Session session) {
    List<Timer> timers = new ArrayList<>();
    for (long k = 1; session.open() + k * 300_000_000_000L <= session.close(); k++) {
      timers.add(
          new Timer(
              session.open() + k * 300_000_000_000L,
              calendarIndex * 16 + 1,
              TimerKind.BAR_CLOSE,
              session,
              calendar));
    }
    timers.add(
        new Timer(session.end(), calendarIndex * 16 + 2, TimerKind.SESSION_END, session, calendar));
    return timers;
  }

  private static TimerSchedule newYorkAt(String local) {
    return TimerSchedule.of(TestConfigs.of(TestConfigs.newYork()), at(local));
  }

  private static List<String> locals(List<Timer> timers) {
    return timers.stream().map(TimerScheduleTest::local).toList();
  }

  private static String local(Timer timer) {
    return ZonedDateTime.ofInstant(Instant.ofEpochSecond(0, timer.due()), NEW_YORK)
        .toLocalDateTime()
        .toString();
  }

  private static long at(String local) {
    return nanos(LocalDateTime.parse(local).atZone(NEW_YORK).toInstant());
  }

  private static long utc(String instant) {
    return nanos(Instant.parse(instant));
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
