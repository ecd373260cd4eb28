package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogHarTest {
  private static final int DAYS = 600;

  @Test
  void shouldAgreeWithCommonsMathsRegression() {
    // given an AR(1) in logs
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    double[] x = series(new Random(seed));
    LogHar model = new LogHar(22);
    for (double variance : x) {
      model.observe(Days.of(variance));
    }

    // when the same rows go through a QR decomposition
    int rows = DAYS - 22;
    double[][] regressors = new double[rows][];
    double[] targets = new double[rows];
    for (int i = 0; i < rows; i++) {
      regressors[i] = regressors(x, i + 21);
      targets[i] = Math.log(x[i + 22]);
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(targets, regressors);
    double[] beta = regression.estimateRegressionParameters();
    double s2 = regression.estimateErrorVariance();

    // then
    assertThat(model.coefficients().orElseThrow()).containsExactly(beta, Offset.offset(1e-8));
    double[] now = regressors(x, DAYS - 1);
    double mu = beta[0] + beta[1] * now[0] + beta[2] * now[1] + beta[3] * now[2];
    DailyModel.Point forecast = model.forecast();
    assertThat(forecast.variance() / Math.exp(mu + s2 / 2)).isEqualTo(1, Offset.offset(1e-9));
    assertThat(forecast.logStandardError()).isGreaterThan(Math.sqrt(s2));
    assertThat(forecast.logStandardError()).isLessThan(1.05 * Math.sqrt(s2));
  }

  @Test
  void shouldForecastAsIfTodayHadBeenObserved() {
    // given a model and one that has seen a day more
    double[] x = series(new Random(1));
    LogHar model = new LogHar(22);
    LogHar later = new LogHar(22);
    for (int i = 0; i < DAYS - 1; i++) {
      model.observe(Days.of(x[i]));
      later.observe(Days.of(x[i]));
    }
    later.observe(Days.of(x[DAYS - 1]));

    // when
    double given = model.forecastGiven(Days.of(x[DAYS - 1])).variance();

    // then only the coefficients differ, by one row of hundreds
    assertThat(given / later.forecast().variance()).isEqualTo(1, Offset.offset(0.02));
  }

  @Test
  void shouldWaitForItsHistory() {
    // given
    double[] x = series(new Random(2));
    LogHar model = new LogHar(100);

    // then
    for (int i = 0; i < 99; i++) {
      model.observe(Days.of(x[i]));
      assertThat(model.forecast().exists()).isFalse();
    }
    model.observe(Days.of(x[99]));
    assertThat(model.forecast().exists()).isTrue();
  }

  @Test
  void shouldForecastNothingFromDaysThatAreAllAlike() {
    // given
    LogHar model = new LogHar(22);

    // when
    for (int i = 0; i < 100; i++) {
      model.observe(Days.of(0.0001));
    }

    // then
    assertThat(model.forecast().exists()).isFalse();
  }

  @Test
  void shouldStayWithinTwiceTheLargestVarianceSeen() {
    // given
    double[] x = series(new Random(3));
    LogHar model = new LogHar(22);
    for (double variance : x) {
      model.observe(Days.of(variance));
    }
    double largest = Arrays.stream(x).max().orElseThrow();
    double smallest = Arrays.stream(x).min().orElseThrow();

    // then
    assertThat(model.forecastGiven(Days.of(1e9)).variance()).isEqualTo(2 * largest);
    assertThat(model.forecastGiven(Days.of(1e-30)).variance()).isBetween(smallest, 2 * largest);
  }

  private static double[] series(Random random) {
    double[] x = new double[DAYS];
    double log = -9;
    for (int i = 0; i < DAYS; i++) {
      log = -9 + 0.95 * (log + 9) + 0.3 * random.nextGaussian();
      x[i] = Math.exp(log + 0.5 * random.nextGaussian());
    }
    return x;
  }

  private static double[] regressors(double[] x, int day) {
    double week = Arrays.stream(x, day - 4, day + 1).sum() / 5;
    double month = Arrays.stream(x, day - 21, day + 1).sum() / 22;
    return new double[] {Math.log(x[day]), Math.log(week), Math.log(month)};
  }
}
