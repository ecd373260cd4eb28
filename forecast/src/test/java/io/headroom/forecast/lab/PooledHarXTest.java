package io.headroom.forecast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.lab.Regions.Region;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The linear model of a pool, its regressors, its averages, and models that need more. */
class PooledHarXTest {
  private static final int DAYS = 420;
  private static final List<String> NAMES = List.of(".SPX", ".GDAXI", ".FTSE", ".N225", ".GSPTSE");

  /** All but the last. */
  private static final List<String> POOL = NAMES.subList(0, 4);

  private static final int CANADA = 4;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final double[][] v = InventedVariances.of(random, DAYS, NAMES.size());

  PooledHarXTest() {
    System.out.println("PooledHarXTest seed " + seed);
  }

  @Test
  void shouldForecastTheSameOfThePoolWhateverOneThatIsLeftOutDoes() {
    double[][] changed = new double[DAYS][];
    Arrays.setAll(changed, day -> v[day].clone());
    for (int day = 0; day < DAYS; day++) {
      changed[day][CANADA] = day < 40 ? Double.NaN : 1e-3 * (1 + random.nextDouble());
    }

    double[][] before = forecasts(v, 1);
    double[][] after = forecasts(changed, 1);

    for (int origin = 0; origin < before.length; origin++) {
      assertThat(Arrays.copyOf(after[origin], CANADA))
          .isEqualTo(Arrays.copyOf(before[origin], CANADA));
      assertThat(after[origin][CANADA]).isPositive().isNotEqualTo(before[origin][CANADA]);
    }
  }

  @Test
  void shouldForecastTheSameWhateverComesLater() {
    int last = 330 + random.nextInt(50);
    double[][] scrambled = v.clone();
    for (int day = last + 1; day < DAYS; day++) {
      scrambled[day] = random.doubles(NAMES.size(), 1e-6, 1e-2).toArray();
    }
    for (int horizon : new int[] {1, 5}) {
      double[][] before = forecasts(v, horizon);
      double[][] after = forecasts(scrambled, horizon);

      int origins = last - 299 + 1;
      assertThat(Arrays.copyOf(after, origins)).isDeepEqualTo(Arrays.copyOf(before, origins));
      assertThat(after[origins]).isNotEqualTo(before[origins]);
    }
  }

  /**
   * What is learnt is learnt of all: where ln v(t + 1) = 0.6 ln v(t) - 4 + noise of 0.1, forecasts
   * of each, the one that is left out too, are near exp(0.1 * 0.1 / 2) times the noiseless next.
   */
  @Test
  void shouldFindTheLineThatAllInstrumentsShare() {
    double[][] steady = new double[DAYS][NAMES.size()];
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < NAMES.size(); i++) {
        double before = day == 0 ? -10 : Math.log(steady[day - 1][i]);
        steady[day][i] = Math.exp(0.6 * before - 4 + 0.1 * random.nextGaussian());
      }
    }
    Panel panel = panel(steady);

    double[][] forecasts =
        PanelWalk.run(model(panel), panel, new Schedule(400, DAYS, 5, 1), done -> {});

    double squares = 0;
    for (int origin = 0; origin < forecasts.length; origin++) {
      for (int i = 0; i < NAMES.size(); i++) {
        double next = 0.6 * Math.log(steady[399 + origin][i]) - 4 + 0.005;
        squares += Math.pow(Math.log(forecasts[origin][i]) - next, 2);
      }
    }
    // 31 coefficients of 600 rows: an error of about 0.1 * sqrt(31 / 600) = 0.023.
    assertThat(Math.sqrt(squares / forecasts.length / NAMES.size())).isLessThan(0.06);
  }

  @Test
  void shouldRegressOnItsOwnThePoolsAndTheRegionsLevels() {
    Panel panel = panel(v);
    PooledDesign design = new PooledDesign(new CrossSection(panel, POOL));
    double[] row = new double[design.columns(panel)];
    int day = 300;

    design.fill(panel, day, CANADA, row);

    int at = 0;
    for (int lag : new int[] {1, 2, 5, 10, 22, 66, 250}) {
      assertThat(row[at++]).isCloseTo(level(lag, day, CANADA), within(1e-12));
    }
    for (int lag : new int[] {1, 5, 22}) {
      IntToDoubleFunction levels = i -> level(lag, day, i);
      assertThat(row[at++]).isCloseTo(mean(levels, 0, 1, 2, 3), within(1e-12));
      assertThat(row[at++]).isCloseTo(mean(levels, 0), within(1e-12));
      assertThat(row[at++]).isCloseTo(mean(levels, 1, 2), within(1e-12));
      assertThat(row[at++]).isCloseTo(mean(levels, 3), within(1e-12));
    }
    assertThat(at + TargetCalendar.COUNT).isEqualTo(row.length);
    assertThat(design.burnIn()).isEqualTo(249);
  }

  @Test
  void shouldAverageOverThePoolAlone() {
    CrossSection section = new CrossSection(panel(v), POOL);
    double[] values = {1, 2, 4, 9, 100};

    assertThat(section.mean(values)).isEqualTo(4);
    assertThat(section.mean(Region.EUROPE, values)).isEqualTo(3);
    assertThat(section.mean(Region.ASIA, values)).isEqualTo(9);
    // The pool has none of the Americas but the United States.
    assertThat(section.mean(Region.AMERICAS, values)).isEqualTo(4);
    assertThat(section.ownRegionMean(CANADA, values)).isEqualTo(4);
    assertThat(section.ownRegionMean(1, values)).isEqualTo(3);
    assertThat(section.largest(values)).isEqualTo(9);
    // (9 + 4 + 0 + 25) / 4 = 9.5.
    assertThat(section.deviation(values)).isCloseTo(Math.sqrt(9.5), within(1e-12));
    assertThat(section.isPooled(CANADA)).isFalse();
    assertThat(section.isIn(Region.AMERICAS, CANADA)).isTrue();
    assertThat(section.isIn(Region.UNITED_STATES, CANADA)).isFalse();
  }

  @Test
  void shouldNameTheModelsThatVariancesDoNotSufficeFor() {
    Panel panel = panel(v);
    assertThat(PanelModels.needingMore())
        .extracting(PanelModel::name)
        .containsExactly("garch", "gjr-garch", "harq", "harj", "char");
    for (PanelModel model : PanelModels.needingMore()) {
      String why = model.notApplicable(panel).orElseThrow();
      assertThat(why).startsWith("needs ");
      assertThatThrownBy(() -> model.forecaster(panel, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(model.name() + ": " + why);
    }
  }

  /** Origins from day 299 on. */
  private double[][] forecasts(double[][] values, int horizon) {
    Panel panel = panel(values);
    return PanelWalk.run(model(panel), panel, new Schedule(300, DAYS, 20, horizon), done -> {});
  }

  private static PanelModel model(Panel panel) {
    return PanelModels.pooledHarX(new CrossSection(panel, POOL));
  }

  private double level(int lag, int day, int i) {
    return Math.log(
        IntStream.rangeClosed(day - lag + 1, day).mapToDouble(d -> v[d][i]).sum() / lag);
  }

  private static double mean(IntToDoubleFunction values, int... instruments) {
    return Arrays.stream(instruments).mapToDouble(values).average().orElseThrow();
  }

  private static Panel panel(double[][] variances) {
    int[] dates = new int[DAYS];
    Arrays.setAll(dates, day -> 15_000 + day + day / 5 * 2);
    return Panel.of("made up", NAMES, dates, variances);
  }
}
