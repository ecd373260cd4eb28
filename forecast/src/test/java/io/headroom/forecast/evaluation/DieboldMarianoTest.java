package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DieboldMarianoTest {
  @Test
  void shouldGiveWhatAnIndependentCalculationGives() {
    // NumPy 2.4 on d[i] = sin(i) / 2 + ((i * 7) % 5) / 10 - 0.15, i = 0 to 119.
    double[] differences = new double[120];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = StrictMath.sin(i) / 2 + ((i * 7) % 5) / 10.0 - 0.15;
    }

    DieboldMariano test = DieboldMariano.of(differences);

    assertThat(test.lags()).isEqualTo(4);
    assertThat(test.mean()).isCloseTo(0.04949901722437362, within(1e-14));
    assertThat(test.statistic()).isCloseTo(2.617375283601927, within(1e-11));
  }

  @Test
  void shouldGiveTheTStatisticOfWhatIsUncorrelatedAtOneLag() {
    // Four differences allow for one lag: 4 (4/100)^(2/9) = 1.96. Mean 1/2, covariances 1/4 and
    // -3/16, so the variance is 1/4 - 2 * 1/2 * 3/16 = 1/16 and the statistic 0.5 / (1/8).
    DieboldMariano test = DieboldMariano.of(new double[] {0, 1, 0, 1});

    assertThat(test.lags()).isEqualTo(1);
    assertThat(test.statistic()).isCloseTo(4, within(1e-14));
  }

  @Test
  void shouldAgreeWithStatsmodels() {
    // statsmodels 0.15.0, OLS on a constant with HAC standard errors without correction, and
    // scipy 1.17.1 for the tails: src/test/reference/evaluation_statistics.py.
    DieboldMariano day = DieboldMariano.of(Lcg.differences(0, 1));
    DieboldMariano week = DieboldMariano.of(Lcg.differences(0, 1), 5);

    assertThat(day.mean()).isCloseTo(-0.06787913215148544, within(1e-15));
    assertThat(day.lags()).isEqualTo(4);
    assertThat(day.statistic()).isCloseTo(-1.2399890640418452, within(1e-12));
    assertThat(day.pValues().different()).isCloseTo(0.21497943910933148, within(1e-12));
    assertThat(day.pValues().better()).isCloseTo(0.21497943910933148 / 2, within(1e-12));
    assertThat(week.lags()).isEqualTo(8);
    assertThat(week.statistic()).isCloseTo(-1.1598290786909633, within(1e-12));
  }

  @Test
  void shouldCorrectAsHarveyLeybourneAndNewbold() {
    // Their equations 5 and 8 in NumPy 2.4.6 and scipy 1.17.1, same script.
    DieboldMariano test = DieboldMariano.of(Lcg.differences(0, 1), 5);

    assertThat(test.correctedStatistic()).isCloseTo(-1.0478337666875273, within(1e-12));
    assertThat(test.correctedPValues().better()).isCloseTo(0.14820596670003022, within(1e-12));
    assertThat(test.correctedPValues().different()).isCloseTo(0.29641193340006045, within(1e-12));
  }

  @Test
  void shouldGiveTheOtherSideForTheOtherOrder() {
    PValues one = DieboldMariano.of(Lcg.differences(0, 1)).pValues();
    PValues other = DieboldMariano.of(Lcg.differences(1, 0)).pValues();

    assertThat(one.better() + other.better()).isCloseTo(1, within(1e-14));
    assertThat(one.different()).isEqualTo(other.different());
  }

  @Test
  void shouldFallBackOnWeightsThatKeepTheVariancePositive() {
    // Mean 1/2, autocovariances 1/4, -3/16, 1/8, -1/16: with h = 2, 1/4 - 2 * 3/16 is negative.
    // Bartlett's with 2 lags: 1/4 - 2 * 2/3 * 3/16 + 2 * 1/3 * 1/8 = 1/12, statistic 0.5 /
    // sqrt(1/48)
    // = 2 sqrt(3), and the correction of n = 4, h = 2 is sqrt((4 + 1 - 4 + 2/4) / 4) = sqrt(3/8).
    DieboldMariano test = DieboldMariano.of(new double[] {0, 1, 0, 1}, 2);

    assertThat(test.statistic()).isCloseTo(2 * Math.sqrt(3), within(1e-14));
    assertThat(test.correctedStatistic()).isCloseTo(Math.sqrt(12 * 3 / 8.0), within(1e-14));
  }

  @Test
  void shouldRefuseAHorizonOfNoDays() {
    assertThatThrownBy(() -> DieboldMariano.of(new double[] {1, 2}, 0))
        .hasMessageContaining("horizonDays is 0");
  }

  @Test
  void shouldHaveNoStatisticWithoutVariation() {
    assertThat(DieboldMariano.of(new double[] {1, 1, 1}).statistic()).isNaN();
    DieboldMariano one = DieboldMariano.of(new double[] {1});
    assertThat(one.statistic()).isNaN();
    assertThat(one.pValues()).isEqualTo(new PValues(Double.NaN, Double.NaN));
    assertThat(one.correctedPValues()).isEqualTo(new PValues(Double.NaN, Double.NaN));
  }
}
