package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EwmaTest {
  private final Ewma ewma = new Ewma(0.94);

  @Test
  void shouldFollowItsRecursion() {
    // when
    ewma.observe(Days.of(4));
    ewma.observe(Days.of(9));
    ewma.observe(Days.of(1));

    // then 0.94 * (0.94 * 4 + 0.06 * 9) + 0.06 * 1 = 4.102
    assertThat(ewma.forecast().variance()).isEqualTo(4.102, Offset.offset(1e-12));
    // 0.94 * 4.102 + 0.06 * 5 = 4.15588
    assertThat(ewma.forecastGiven(Days.of(5)).variance()).isEqualTo(4.15588, Offset.offset(1e-12));
  }

  @Test
  void shouldForecastNothingBeforeItsFirstDay() {
    assertThat(ewma.forecast().exists()).isFalse();
  }

  @Test
  void shouldStateItsPastErrorsAsStandardError() {
    // when
    ewma.observe(Days.of(1));
    ewma.observe(Days.of(Math.E));
    double second = 0.94 + 0.06 * Math.E;
    ewma.observe(Days.of(second));

    // then the errors in logs were 1 and 0
    assertThat(ewma.forecast().logStandardError()).isEqualTo(Math.sqrt(0.5), Offset.offset(1e-12));
  }

  @Test
  void shouldStartFromAGivenVarianceOnlyWithoutHistory() {
    // given
    ewma.startAt(2);
    ewma.startAt(7);

    // when
    ewma.observe(Days.of(3));

    // then
    assertThat(ewma.forecast().variance()).isEqualTo(0.94 * 2 + 0.06 * 3, Offset.offset(1e-12));
  }
}
