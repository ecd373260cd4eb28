package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.evaluation.Comparison.Day;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void shouldCountADayOnceHoweverManyInstrumentsItHas() {
    Comparison comparison =
        Comparison.of(
            List.of(
                new Day("A", 1, 0.1, 0.2, 0.5),
                new Day("B", 1, 0.3, 0.6, 0.7),
                new Day("A", 2, 0.2, 0.1, 0.3)));

    assertThat(comparison.instruments())
        .extracting(Comparison.Row::symbol)
        .containsExactly("A", "B");
    assertThat(comparison.instruments().get(0).network()).isCloseTo(0.15, within(1e-15));
    // Day 1: network (0.1 + 0.3) / 2 = 0.2, log-HAR 0.4; day 2: 0.2 and 0.1.
    Comparison.Row pooled = comparison.pooled();
    assertThat(pooled.days()).isEqualTo(2);
    assertThat(pooled.network()).isCloseTo(0.2, within(1e-15));
    assertThat(pooled.logHar()).isCloseTo(0.25, within(1e-15));
    assertThat(pooled.networkLessLogHar().mean()).isCloseTo(-0.05, within(1e-15));
  }

  @Test
  void shouldRefuseNoDays() {
    assertThatThrownBy(() -> Comparison.of(List.of())).hasMessageContaining("no days");
  }

  @Test
  void shouldLoseNothingOnARightForecast() {
    assertThat(Qlike.loss(-9, -9)).isZero();
    // y / f = 2: 2 - ln 2 - 1.
    assertThat(Qlike.loss(Math.log(2), 0)).isCloseTo(1 - Math.log(2), within(1e-15));
  }
}
