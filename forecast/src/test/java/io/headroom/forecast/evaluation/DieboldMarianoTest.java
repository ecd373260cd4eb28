package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
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
  void shouldHaveNoStatisticWithoutVariation() {
    assertThat(DieboldMariano.of(new double[] {1, 1, 1}).statistic()).isNaN();
    assertThat(DieboldMariano.of(new double[] {1}).statistic()).isNaN();
  }
}
