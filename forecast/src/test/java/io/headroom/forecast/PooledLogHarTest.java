package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.DailyModel.Point;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PooledLogHarTest {
  private static final int INSTRUMENTS = 4;
  private static final int DAYS = 300;
  private static final int FEWEST = 30;
  private static final Offset<Double> ROUNDING = Offset.offset(1e-8);

  /** Means of so many days, by the number of days known; out of the class's Javadoc. */
  private static final int[][] LAGS = {{}, {1}, {1, 2}, {1, 3}, {1, 5}, {1, 5, 10}, {1, 5, 22}};

  private static final int[] KNOWN = {0, 1, 2, 3, 5, 10, 22};

  @Test
  void shouldAgreeWithCommonsMathsRegressionForEachNumberOfDaysKnown() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    double[][] x = series(new Random(seed));
    PooledLogHar pool = pool(x, DAYS, new Random(1));

    for (int k = 1; k < KNOWN.length; k++) {
      // given the rows of all instruments but for the last date's, which wait, through a QR
      // decomposition
      List<double[]> rows = new ArrayList<>();
      List<Double> targets = new ArrayList<>();
      List<Integer> ids = new ArrayList<>();
      for (int id = 0; id < INSTRUMENTS; id++) {
        for (int day = KNOWN[k]; day < DAYS - 1; day++) {
          rows.add(regressors(x[id], day, LAGS[k]));
          targets.add(Math.log(x[id][day]));
          ids.add(id);
        }
      }
      OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
      regression.newSampleData(
          targets.stream().mapToDouble(Double::doubleValue).toArray(),
          rows.toArray(double[][]::new));

      // when
      double[] fresh = {2e-4, 1e-4, 4e-4, 3e-4, 2e-4, 1e-4, 9e-4, 5e-4, 4e-4, 3e-4};
      double[] own = new double[KNOWN[k]];
      Arrays.setAll(own, i -> fresh[i % fresh.length]);
      Point forecast = pool.forecast(KnownDays.of(days(own)), FEWEST);

      // then
      double[] beta = regression.estimateRegressionParameters();
      double[] now = regressors(own, own.length, LAGS[k]);
      double mu = beta[0];
      for (int i = 0; i < now.length; i++) {
        mu += beta[1 + i] * now[i];
      }
      double s2 = regression.estimateErrorVariance();
      double between = between(ids, regression.estimateResiduals());
      assertThat(Math.log(forecast.variance())).isEqualTo(mu + s2 / 2, ROUNDING);
      assertThat(forecast.logStandardError())
          .isBetween(
              Math.sqrt(s2 + 2 * between / INSTRUMENTS),
              Math.sqrt(1.05 * s2 + 2 * between / INSTRUMENTS));
    }
  }

  @Test
  void shouldSayOfAnInstrumentWithoutADayHowAllDaysAreDispersed() {
    double[][] x = series(new Random(2));
    PooledLogHar pool = pool(x, DAYS, new Random(1));

    // when
    Point forecast = pool.forecast(KnownDays.of(days()), FEWEST);

    // then, the last date waiting, by mean and variance of all logarithms, and of the instruments'
    // means
    double[][] logs = new double[INSTRUMENTS][];
    Arrays.setAll(logs, i -> Arrays.stream(x[i], 0, DAYS - 1).map(Math::log).toArray());
    double[] all = Arrays.stream(logs).flatMapToDouble(Arrays::stream).toArray();
    double[] means =
        Arrays.stream(logs)
            .mapToDouble(one -> Arrays.stream(one).average().orElseThrow())
            .toArray();
    double s2 = variance(all);
    double mean = Arrays.stream(all).average().orElseThrow();
    assertThat(Math.log(forecast.variance())).isEqualTo(mean + s2 / 2, ROUNDING);
    assertThat(forecast.logStandardError())
        .isEqualTo(
            Math.sqrt(s2 * (1 + 1.0 / all.length) + 2 * variance(means) / INSTRUMENTS), ROUNDING);
  }

  @Test
  void shouldBeLessUncertainWithEachOfTheFirstDays() {
    PooledLogHar pool = pool(series(new Random(3)), DAYS, new Random(1));

    double last = Double.MAX_VALUE;
    for (int known : new int[] {0, 1, 2, 3, 5}) {
      double[] own = new double[known];
      Arrays.fill(own, 1e-4);
      double error = pool.forecast(KnownDays.of(days(own)), FEWEST).logStandardError();
      assertThat(error).isLessThan(last);
      last = error;
    }
  }

  @Test
  void shouldNotDependOnTheOrderInWhichInstrumentsClose() {
    double[][] x = series(new Random(4));

    PooledLogHar one = pool(x, DAYS, new Random(1));
    PooledLogHar other = pool(x, DAYS, new Random(2));

    assertThat(forecasts(other)).isEqualTo(forecasts(one));
  }

  @Test
  void shouldKnowNothingOfTheDayItLooksFromOrLater() {
    // given days that are the same up to one, and others after it
    double[][] x = series(new Random(5));
    double[][] y = series(new Random(6));
    for (int id = 0; id < INSTRUMENTS; id++) {
      System.arraycopy(x[id], 0, y[id], 0, 200);
    }

    // then the fits are the same until the first day that differs has passed
    assertThat(forecasts(pool(y, 201, new Random(1))))
        .isEqualTo(forecasts(pool(x, 201, new Random(1))));
    assertThat(forecasts(pool(y, 202, new Random(1))))
        .isNotEqualTo(forecasts(pool(x, 202, new Random(1))));
  }

  @Test
  void shouldWaitForEnoughRowsAndForASecondInstrument() {
    double[][] x = series(new Random(7));

    assertThat(pool(x, 11, new Random(1)).forecast(KnownDays.of(days()), 41).exists()).isFalse();
    assertThat(pool(x, 11, new Random(1)).forecast(KnownDays.of(days()), 40).exists()).isTrue();
    double[][] alone = {x[0]};
    assertThat(pool(alone, DAYS, new Random(1)).forecast(KnownDays.of(days()), 40).exists())
        .isFalse();
  }

  @Test
  void shouldStayWithinWhatThePoolHasSeen() {
    double[][] x = series(new Random(8));
    PooledLogHar pool = pool(x, DAYS, new Random(1));
    double largest = Arrays.stream(x).flatMapToDouble(Arrays::stream).max().orElseThrow();

    Point high = pool.forecast(KnownDays.of(days(1e30)), FEWEST);
    Point low = pool.forecast(KnownDays.of(days(1e-30)), FEWEST);

    assertThat(high.variance()).isEqualTo(2 * largest);
    assertThat(low.variance())
        .isEqualTo(Arrays.stream(x).flatMapToDouble(Arrays::stream).min().orElseThrow());
  }

  @Test
  void shouldNameTheDaysThatItRestsOn() {
    PooledLogHar pool = pool(series(new Random(9)), 50, new Random(1));

    InputRanges inputs = new InputRanges();
    pool.addInputs(inputs);

    // the last date's four rows wait
    assertThat(inputs.all())
        .containsExactly(new InputRanges.Range(InputLog.FACTS, InputRole.POOL, 1, 49 * 4));
  }

  @Test
  void shouldGoOnFromItsStateBitForBit() {
    double[][] x = series(new Random(10));
    PooledLogHar pool = pool(x, 120, new Random(1));
    StateWriter state = new StateWriter();
    pool.save(state);

    PooledLogHar restored = new PooledLogHar();
    restored.restore(new StateReader("the pool", state.toBytes()));
    assertThat(forecasts(restored)).isEqualTo(forecasts(pool));
    for (PooledLogHar one : List.of(pool, restored)) {
      learn(one, x, 120, DAYS, new Random(1));
    }
    assertThat(forecasts(restored)).isEqualTo(forecasts(pool));
  }

  private static List<Point> forecasts(PooledLogHar pool) {
    return Arrays.stream(KNOWN)
        .mapToObj(
            known -> {
              double[] own = new double[known];
              Arrays.setAll(own, i -> 1e-4 * (1 + i));
              return pool.forecast(KnownDays.of(days(own)), FEWEST);
            })
        .toList();
  }

  /** A pool that has learnt some days; the instruments of a day come in any order. */
  private static PooledLogHar pool(double[][] x, int until, Random order) {
    PooledLogHar pool = new PooledLogHar();
    learn(pool, x, 0, until, order);
    return pool;
  }

  private static void learn(PooledLogHar pool, double[][] x, int from, int until, Random order) {
    for (int day = from; day < until; day++) {
      List<Integer> ids = new ArrayList<>(IntStream.range(0, x.length).boxed().toList());
      Collections.shuffle(ids, order);
      for (int id : ids) {
        pool.learn(
            new DayOrigin(id, day, InputLog.FACTS, 1 + day * x.length + id),
            KnownDays.of(days(Arrays.copyOf(x[id], day))),
            x[id][day]);
      }
    }
  }

  private static VarianceSeries days(double... variances) {
    VarianceSeries days = new VarianceSeries();
    for (double variance : variances) {
      days.add(variance);
    }
    return days;
  }

  private static double[] regressors(double[] x, int day, int[] lags) {
    return Arrays.stream(lags)
        .mapToDouble(lag -> Math.log(Arrays.stream(x, day - lag, day).sum() / lag))
        .toArray();
  }

  /** The variance of the instruments' mean residuals. */
  private static double between(List<Integer> ids, double[] residuals) {
    double[] sums = new double[INSTRUMENTS];
    int[] counts = new int[INSTRUMENTS];
    for (int i = 0; i < residuals.length; i++) {
      sums[ids.get(i)] += residuals[i];
      counts[ids.get(i)]++;
    }
    return variance(
        IntStream.range(0, INSTRUMENTS).mapToDouble(i -> sums[i] / counts[i]).toArray());
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  /** Autoregressions in logs at levels of their own. */
  private static double[][] series(Random random) {
    double[][] x = new double[INSTRUMENTS][DAYS];
    for (double[] one : x) {
      double level = -9 + 0.6 * random.nextGaussian();
      double log = level;
      for (int i = 0; i < DAYS; i++) {
        log = level + 0.95 * (log - level) + 0.3 * random.nextGaussian();
        one[i] = Math.exp(log + 0.5 * random.nextGaussian());
      }
    }
    return x;
  }
}
