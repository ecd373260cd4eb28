package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurbulentDaysTest {
  @Test
  void shouldTakeTheHighestTenth() {
    double[] values = IntStream.range(0, 30).mapToDouble(i -> (i * 7) % 30).toArray();

    TurbulentDays split = TurbulentDays.of(values, TurbulentDays.TOP_DECILE);

    assertThat(split.count()).isEqualTo(3);
    assertThat(split.threshold()).isEqualTo(26);
    // 7 i mod 30 is 27, 28 and 29 for i = 21, 4 and 17.
    assertThat(split.turbulent(values)).containsExactly(28, 29, 27);
    assertThat(split.calm(values)).hasSize(27).doesNotContain(27, 28, 29);
    assertThat(split.contains(4)).isTrue();
    assertThat(split.contains(5)).isFalse();
  }

  @Test
  void shouldKeepEqualDaysOnOneSide() {
    double[] ties = {1, 2, 3, 4, 5, 6, 7, 8, 9, 9};
    assertThat(TurbulentDays.of(ties, 0.1).count()).isZero();
    assertThat(TurbulentDays.of(ties, 0.2).count()).isEqualTo(2);
    assertThat(TurbulentDays.of(new double[10], 0.1).count()).isZero();
  }

  @Test
  void shouldCountShareOfDaysWithoutRounding() {
    double[] ten = IntStream.range(0, 10).asDoubleStream().toArray();
    for (int count = 0; count < 10; count++) {
      assertThat(TurbulentDays.of(ten, 1 - (10 - count) / 10.0).count()).isEqualTo(count);
    }
  }

  @Test
  void shouldRefuseWhatCannotBeSplit() {
    assertThatThrownBy(() -> TurbulentDays.of(new double[0], 0.1)).hasMessageContaining("no days");
    assertThatThrownBy(() -> TurbulentDays.of(new double[] {1, Double.NaN}, 0.1))
        .hasMessageContaining("NaN on day 1");
    assertThatThrownBy(() -> TurbulentDays.of(new double[3], 1)).hasMessageContaining("share is 1");
    double[] four = new double[4];
    Arrays.fill(four, 2);
    assertThatThrownBy(() -> TurbulentDays.of(new double[3], 0.1).calm(four))
        .hasMessageContaining("4 values for a split of 3 days");
  }
}
