package io.headroom.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.SessionCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarkTest {
  private static final int EXPONENT = -4;
  private static final long FIVE_MINUTES = Duration.ofMinutes(5).toNanos();

  private Mark mark;

  @BeforeEach
  void newMark() {
    mark = new Mark(EXPONENT, new SessionWindow(newYork()));
  }

  static SessionCalendar newYork() {
    return new SessionCalendar(
        "XNYS",
        ZoneId.of("America/New_York"),
        LocalTime.of(9, 30),
        LocalTime.of(16, 0),
        Duration.ZERO,
        new TreeSet<>(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
        new TreeSet<LocalDate>(),
        new TreeMap<>());
  }

  private void trade(String time, long price, long fact) {
    mark.trade(price, EXPONENT, Journal.at(time), fact);
  }

  @Test
  void shouldNotBounceBetweenBidAndAsk() {
    trade("2013-10-07T10:00", 139_100, 1);
    trade("2013-10-07T10:00:01", 139_200, 2);
    assertThat(mark.value()).isEqualTo(13.915);

    trade("2013-10-07T10:00:02", 139_100, 3);
    trade("2013-10-07T10:00:03", 139_100, 4);
    trade("2013-10-07T10:00:04", 139_200, 5);

    assertThat(mark.value()).isEqualTo(13.915);
    assertThat(mark.firstFact()).isEqualTo(4);
    assertThat(mark.lastFact()).isEqualTo(5);
  }

  @Test
  void shouldTakeTheFirstPriceOfASessionAlone() {
    trade("2013-10-07T10:00", 139_100, 1);
    trade("2013-10-08T09:30", 150_000, 2);

    assertThat(mark.value()).isEqualTo(15.0);
  }

  @Test
  void shouldPassOverTicksOutsideTheSession() {
    trade("2013-10-07T09:29:59", 139_100, 1);
    trade("2013-10-07T16:00", 139_100, 2);
    trade("2013-10-06T12:00", 139_100, 3);

    assertThat(mark.present()).isFalse();
  }

  @Test
  void shouldTakeTheMidOfTheLatestBidAndAsk() {
    mark.quote(99_900, 0, EXPONENT, Journal.at("2013-10-07T10:00"), 1);
    assertThat(mark.present()).isFalse();
    mark.quote(0, 100_000, EXPONENT, Journal.at("2013-10-07T10:00:01"), 2);

    assertThat(mark.value()).isEqualTo(9.995);
    assertThat(mark.firstFact()).isEqualTo(1);
    assertThat(mark.lastFact()).isEqualTo(2);
  }

  @Test
  void shouldPassOverACrossedPairOfSides() {
    mark.quote(99_900, 100_000, EXPONENT, Journal.at("2013-10-07T10:00"), 1);
    mark.quote(100_100, 0, EXPONENT, Journal.at("2013-10-07T10:00:01"), 2);

    assertThat(mark.value()).isEqualTo(9.995);
  }

  @Test
  void shouldReadPricesOfAnotherExponent() {
    mark.trade(139_1, -1, Journal.at("2013-10-07T10:00"), 1);
    assertThat(mark.value()).isEqualTo(139.1);

    mark.trade(1_391_234_567L, -7, Journal.at("2013-10-07T10:01"), 2);
    assertThat(mark.value()).isEqualTo(139.1);
  }

  @Test
  void shouldFallBackOnTheBarUntilTheFirstTick() {
    mark.bar(13.9, Journal.day("2013-10-04"), 7);
    assertThat(mark.value()).isEqualTo(13.9);
    assertThat(mark.lastFact()).isEqualTo(7);

    trade("2013-10-07T10:00", 139_100, 8);
    mark.bar(13.9, Journal.day("2013-10-04"), 7);

    assertThat(mark.value()).isEqualTo(13.91);
  }

  @Test
  void shouldCountAgeInSessionTimeOnly() {
    mark.bar(13.9, Journal.day("2013-10-04"), 7);

    // The bar is of Friday's close; Monday's session opens at 9:30.
    assertThat(stale("2013-10-07T09:00")).isFalse();
    assertThat(stale("2013-10-07T09:35")).isFalse();
    assertThat(stale("2013-10-07T09:35:01")).isTrue();
  }

  @Test
  void shouldStayStaleAfterTheCloseAndNotAgeOvernight() {
    trade("2013-10-07T15:54", 139_100, 1);
    assertThat(stale("2013-10-07T18:00")).isTrue();

    trade("2013-10-08T15:56", 139_100, 2);
    assertThat(stale("2013-10-08T23:00")).isFalse();
    assertThat(stale("2013-10-09T09:34")).isFalse();
    assertThat(stale("2013-10-09T09:36")).isTrue();
  }

  private boolean stale(String cut) {
    return mark.stale(Journal.at(cut), FIVE_MINUTES);
  }

  @Test
  void shouldTellWhenAThresholdIsReached() {
    trade("2013-10-07T10:00", 1_000_000, 1);
    mark.thresholds(1_999_000, 2_001_000);

    assertThat(mark.trade(1_000_900, EXPONENT, Journal.at("2013-10-07T10:01"), 2)).isFalse();
    assertThat(mark.trade(1_000_100, EXPONENT, Journal.at("2013-10-07T10:02"), 3)).isTrue();
  }

  @Test
  void shouldAnswerForAnEmptyCalendar() {
    SessionCalendar never =
        new SessionCalendar(
            "NEVER",
            ZoneId.of("UTC"),
            LocalTime.of(9, 0),
            LocalTime.of(10, 0),
            Duration.ZERO,
            new TreeSet<>(),
            new TreeSet<LocalDate>(),
            new TreeMap<>());

    assertThat(new SessionWindow(never).contains(Journal.at("2013-10-07T10:00"))).isFalse();
  }
}
