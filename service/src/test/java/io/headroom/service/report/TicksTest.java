package io.headroom.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void shouldMarkRoundNumbers() {
    assertThat(labels(Ticks.linear(0.87, 1.46, 8)))
        .containsExactly("0.9", "1.0", "1.1", "1.2", "1.3", "1.4");
    assertThat(labels(Ticks.linear(-23, 47, 4))).containsExactly("−20", "0", "20", "40");
    assertThat(labels(Ticks.linear(0, 12_000, 3))).containsExactly("0", "5,000", "10,000");
    assertThat(labels(Ticks.linear(0.001, 0.0042, 4)))
        .containsExactly("0.001", "0.002", "0.003", "0.004");
  }

  @Test
  void shouldMarkOneTwoAndFiveOnALogarithmicScale() {
    assertThat(labels(Ticks.logarithmic(0.3, 120, 6)))
        .containsExactly("0.5", "1", "2", "5", "10", "20", "50", "100");
    assertThat(labels(Ticks.logarithmic(11, 14, 4))).containsExactly("11", "12", "13", "14");
  }

  @Test
  void shouldMarkBeginningsOfYearsAndMonths() {
    assertThat(dates("2002-02-01", "2022-06-01", 5))
        .containsExactly("2005", "2010", "2015", "2020");
    assertThat(dates("2015-01-01", "2018-10-31", 3)).containsExactly("2016", "2018");
    assertThat(dates("2020-01-15", "2020-12-20", 4))
        .containsExactly("2020-04", "2020-07", "2020-10");
    assertThat(dates("2020-01-15", "2020-02-01", 4))
        .containsExactly("2020-01-15", "2020-01-20", "2020-01-25", "2020-01-30");
    assertThat(dates("2020-01-15", "2020-01-16", 4)).containsExactly("2020-01-15", "2020-01-16");
  }

  private static List<String> dates(String from, String to, int most) {
    return labels(Ticks.dates(day(from), day(to), most));
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static List<String> labels(List<Ticks.Tick> ticks) {
    return ticks.stream().map(Ticks.Tick::label).toList();
  }
}
