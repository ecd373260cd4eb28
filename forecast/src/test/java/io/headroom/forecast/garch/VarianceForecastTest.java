package io.headroom.forecast.garch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VarianceForecastTest {
  private static final GarchParameters PARAMETERS =
      new GarchParameters(0.02, 0.03, 0.03, 0.12, 0.87, Double.POSITIVE_INFINITY);

  @Test
  void shouldBeTheClosedForm() {
    // Baillie and Bollerslev (1992): s + p^(k-1) (h - s), summed h s + (h - s) (1 - p^n) / (1 - p)
    // with s = 0.03 / (1 - 0.96) = 0.75
    VarianceForecast forecast = new VarianceForecast(PARAMETERS, 2);

    assertThat(PARAMETERS.persistence()).isCloseTo(0.96, within(1e-15));
    assertThat(PARAMETERS.longRunVariance()).isCloseTo(0.75, within(1e-13));
    assertThat(forecast.ahead(1)).isEqualTo(2);
    assertThat(forecast.ahead(10)).isCloseTo(0.75 + StrictMath.pow(0.96, 9) * 1.25, within(1e-13));
    double sum = 22 * 0.75 + 1.25 * (1 - StrictMath.pow(0.96, 22)) / 0.04;
    assertThat(forecast.sumOver(22)).isCloseTo(sum, within(1e-12));
    assertThat(forecast.meanOver(22)).isCloseTo(sum / 22, within(1e-13));
  }

  @Test
  void shouldBeTheMeanOfSimulatedFutures() {
    // given 200,000 futures of five days
    long seed = 11;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    VarianceForecast now = new VarianceForecast(PARAMETERS, 2);
    double sum = 0;
    int futures = 200_000;
    for (int i = 0; i < futures; i++) {
      VarianceForecast later = now;
      for (int day = 1; day < 5; day++) {
        double shock = Math.sqrt(later.nextVariance()) * random.nextGaussian();
        later = later.after(PARAMETERS.mu() + shock);
      }
      sum += later.nextVariance();
    }

    // then: their spread is about 0.7, so four standard errors are 0.006
    assertThat(sum / futures).isCloseTo(now.ahead(5), within(0.01));
  }

  @Test
  void shouldNotComeBackWhereNothingDrawsThere() {
    // RiskMetrics: omega 0, persistence 1
    GarchParameters riskMetrics =
        new GarchParameters(0, 0, 0.06, 0, 0.94, Double.POSITIVE_INFINITY);

    VarianceForecast forecast = new VarianceForecast(riskMetrics, 1.7);

    assertThat(forecast.ahead(250)).isCloseTo(1.7, within(1e-10));
    assertThat(forecast.sumOver(10)).isCloseTo(17, within(1e-12));
    assertThat(riskMetrics.longRunVariance()).isPositive();
  }

  @Test
  void shouldGoOnAsIfTheSeriesHadBeenLonger() {
    double[] returns = SimulatedReturns.of(PARAMETERS, 200, new Random(1)).values();
    VarianceStart start = new VarianceStart.Before(1);

    VarianceForecast forecast = path(Arrays.copyOf(returns, 150), start).forecast();
    for (int day = 150; day < 200; day++) {
      forecast = forecast.after(returns[day]);
    }

    assertThat(forecast).isEqualTo(path(returns, start).forecast());
  }

  @Test
  void shouldKnowNothingOfTheDaysAfter() {
    // given a series of which all after day 120 is something else
    double[] returns = SimulatedReturns.of(PARAMETERS, 200, new Random(1)).values();
    double[] scrambled = returns.clone();
    Random random = new Random(9);
    for (int day = 120; day < 200; day++) {
      scrambled[day] = 1e3 * random.nextGaussian();
    }
    VarianceStart start = new VarianceStart.Before(1);

    // then the variances to that of day 120 are the same, bit for bit
    assertThat(Arrays.copyOf(path(scrambled, start).conditionalVariances(), 121))
        .containsExactly(Arrays.copyOf(path(returns, start).conditionalVariances(), 121));
  }

  @Test
  void shouldStandardizeResiduals() {
    double[] returns = SimulatedReturns.of(PARAMETERS, 50, new Random(1)).values();
    VariancePath path = path(returns, new VarianceStart.SampleFirst());

    double[] variances = path.conditionalVariances();
    double[] residuals = path.standardizedResiduals();
    double mean = PARAMETERS.mu();
    double square = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum() / 50;

    assertThat(variances[0]).isCloseTo(square, within(1e-14));
    for (int i = 0; i < 50; i++) {
      assertThat(mean + residuals[i] * Math.sqrt(variances[i]))
          .isCloseTo(returns[i], within(1e-14));
    }
  }

  @Test
  void shouldRefuseParametersThatExplode() {
    assertThatThrownBy(() -> new GarchParameters(0, 0.1, 0.2, 0, 0.9, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("alpha + gamma / 2 + beta must be at most 1, not 1.1");
    assertThatThrownBy(() -> new GarchParameters(0, 0.1, 0.2, 0, 0.7, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nu must be above 2, not 2.0");
    assertThatThrownBy(() -> new VarianceForecast(PARAMETERS, 1).ahead(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a forecast is for at least a day ahead, not 0");
  }

  private static VariancePath path(double[] returns, VarianceStart start) {
    return VariancePath.of(PARAMETERS, start, ReturnSeries.of("simulated", returns));
  }
}
