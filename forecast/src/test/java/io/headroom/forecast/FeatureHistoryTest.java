package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeatureHistoryTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  private final FeatureHistory history = new FeatureHistory();

  @Test
  void shouldDescribeADayAsTheFormulasSay() {
    // given variances 1, 2, ... 29 and then 30, of which the forecasts were 25 and 28
    quietDays(29);
    Day last = new Day(30, -2.5, 6);

    // when
    history.add(last, 25, 28);

    // then the means are those of 26 to 30 and of 9 to 30, the long run that of all logarithms
    double longRun = 0;
    for (int variance = 1; variance <= 30; variance++) {
      longRun += Math.log(variance) / 30;
    }
    double[] expected = {
      Math.log(30 / 25.0),
      Math.log(28 / 25.0),
      -2.5 / 5,
      Math.log(30 / 28.0),
      Math.log(28 / 19.5),
      6 / 30.0,
      Math.log(19.5) - longRun
    };
    assertThat(history.last(1, DailyFeature.all())).containsExactly(expected, ROUNDING);
  }

  @Test
  void shouldDescribeAnUnfinishedDayAsIfItHadEnded() {
    // given
    quietDays(29);
    Day today = new Day(30, -2.5, 6);

    // when
    double[] given = history.given(today, 25, 28, DailyFeature.all());
    history.add(today, 25, 28);

    // then
    assertThat(given).containsExactly(history.last(1, DailyFeature.all()));
  }

  @Test
  void shouldPutTheOldestDayFirstAndTheFeaturesInTheOrderAsked() {
    // given
    quietDays(29);
    history.add(new Day(30, 0.5, 0), 4, 8);
    history.add(new Day(31, 1, 0), 16, 8);

    // when
    List<DailyFeature> asked = DailyFeature.of(List.of("standardised-return", "level-change"));

    // then 0.5 / 2, ln 2, 1 / 4, ln 0.5
    assertThat(history.last(2, asked))
        .containsExactly(new double[] {0.25, Math.log(2), 0.25, Math.log(0.5)}, ROUNDING);
  }

  @Test
  void shouldKeepEachFeatureWithinFive() {
    // given
    quietDays(22);

    // when
    history.add(new Day(1e9, -1e9, 0), 1, 1e-9);

    // then
    List<DailyFeature> extreme =
        DailyFeature.of(List.of("surprise", "level-change", "standardised-return"));
    assertThat(history.last(1, extreme)).containsExactly(5, -5, -5);
  }

  @Test
  void shouldHaveAWindowOnlyOfDaysWithoutAGap() {
    // given
    quietDays(22);
    assertThat(history.hasLast(1)).isFalse();

    // when, then the day that had no forecast breaks the run
    history.add(new Day(1, 0, 0), 1, 1);
    history.add(new Day(1, 0, 0), 1, 1);
    assertThat(history.hasLast(2)).isTrue();
    history.add(new Day(1, 0, 0), Double.NaN, 1);
    assertThat(history.hasLast(1)).isFalse();
    history.add(new Day(1, 0, 0), 1, 1);
    assertThat(history.hasLast(1)).isTrue();
    assertThat(history.hasLast(2)).isFalse();
  }

  @Test
  void shouldNameTheFeatureThatItDoesNotKnow() {
    assertThatThrownBy(() -> DailyFeature.of(List.of("surprise", "moon-phase")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'moon-phase'")
        .hasMessageContaining("month-to-long-run");
    assertThatThrownBy(() -> DailyFeature.of(List.of("surprise", "surprise")))
        .hasMessageContaining("twice");
  }

  /** Days of variance 1, 2, 3 and so on, before there are forecasts. */
  private void quietDays(int count) {
    for (int variance = 1; variance <= count; variance++) {
      history.add(new Day(variance, 0, 0), Double.NaN, Double.NaN);
    }
  }
}
