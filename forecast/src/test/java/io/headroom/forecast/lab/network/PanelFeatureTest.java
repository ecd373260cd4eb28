package io.headroom.forecast.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.InventedVariances;
import io.headroom.forecast.lab.ModelKind;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelForecaster;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.network.FeatureScaling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Features against their definitions, computed here from the variances alone: means are sums over
 * all days, exponential means sums of powers, where the code under test goes on from day to day.
 */
class PanelFeatureTest {
  private static final List<String> CALENDAR =
      List.of(
          "next-tuesday",
          "next-wednesday",
          "next-thursday",
          "next-friday",
          "next-log-pause",
          "next-pause",
          "next-first-friday",
          "next-third-friday",
          "next-year-end",
          "next-first-thursdays",
          "next-month-start");

  private static final int DAYS = 420;

  /** Linear models are there from the end of this day on, errors from the next. */
  private static final int FIRST_FORECAST = 300;

  /** The last three are left out: of no region in the pool, beside one of it, of no region. */
  private static final List<String> NAMES =
      List.of(".SPX", ".DJI", ".FTSE", ".N225", ".GSPTSE", ".GDAXI", "ACME");

  private static final int[] POOL = {0, 1, 2, 3};

  /** Of each instrument's region; the whole pool where it has none. */
  private static final int[][] OWN_REGION = {{0, 1}, {0, 1}, {2}, {3}, POOL, {2}, POOL};

  private final Random random = new Random(3);
  private final double[][] v = InventedVariances.of(random, DAYS, NAMES.size());
  private final Panel panel = Invented.panel(NAMES, v);
  private final FeaturePath path = path(panel);

  @Test
  void shouldBeWhatTheyAreCalled() {
    path.extend(panel.upTo(DAYS - 1));
    for (int day : new int[] {FIRST_FORECAST + 1, 345, DAYS - 2}) {
      for (int i = 0; i < NAMES.size(); i++) {
        Map<String, Double> expected = expected(day, i);
        assertThat(PanelFeature.all().stream().map(PanelFeature::name))
            .containsExactlyElementsOf(expected.keySet());
        for (Map.Entry<String, Double> feature : expected.entrySet()) {
          assertThat((double) value(feature.getKey(), day, i))
              .as("%s of %s on day %d", feature.getKey(), NAMES.get(i), day)
              .isCloseTo(feature.getValue(), within(2e-6));
        }
      }
    }
  }

  @Test
  void shouldBeMissingWhereALagReachesBeforeThePanel() {
    path.extend(panel.upTo(DAYS - 1));

    assertThat(value("own-2-5", 3, 0)).isNaN();
    assertThat((double) value("own-2-5", 4, 0))
        .isCloseTo(Math.log(mean(2, 4, 0)) - Math.log(mean(5, 4, 0)), within(1e-6));
    assertThat(value("own-trend-22", 42, 0)).isNaN();
    assertThat((double) value("own-trend-22", 43, 0))
        .isCloseTo(Math.log(mean(22, 43, 0)) - Math.log(mean(22, 21, 0)), within(1e-6));
    assertThat(value("own-1-offset", FIRST_FORECAST - 1, 0)).isNaN();
    assertThat(value("own-1-offset", FIRST_FORECAST, 0)).isZero();
  }

  @Test
  void shouldTakeErrorsForNoneBeforeTheFirstForecastAndWhereAVarianceIsMissing() {
    double[][] gap = v.clone();
    gap[350] = v[350].clone();
    gap[350][1] = Double.NaN;
    FeaturePath holed = path(Invented.panel(NAMES, gap));
    holed.extend(Invented.panel(NAMES, gap).upTo(DAYS - 1));

    assertThat(value(holed, "error", FIRST_FORECAST, 0)).isZero();
    assertThat(value(holed, "error-22", FIRST_FORECAST, 0)).isZero();
    assertThat(value(holed, "error", 350, 1)).isZero();
    assertThat((double) value(holed, "market-error", 350, 1))
        .isCloseTo((error(350, 0) + error(350, 2) + error(350, 3)) / 4, within(1e-6));
  }

  @Test
  void shouldCutAnErrorAtThree() {
    double[][] wild = v.clone();
    wild[360] = v[360].clone();
    wild[360][2] = 1000 * v[359][2];
    FeaturePath cut = path(Invented.panel(NAMES, wild));
    cut.extend(Invented.panel(NAMES, wild).upTo(DAYS - 1));

    assertThat(value(cut, "error", 360, 2)).isEqualTo(3);
    assertThat(value(cut, "largest-error", 360, 0)).isEqualTo(3);
    assertThat(value(cut, "error-size", 360, 2)).isEqualTo(3);
    assertThat(value(cut, "europe-error", 360, 0)).isEqualTo(3);
  }

  /** By a printed calendar. Numbers are those of {@code TargetCalendar}, of the day after. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2020-03-02 | 2020-03-03 | 1 0 0 0 0      0 0 0 0 0 1
          2020-03-03 | 2020-03-04 | 0 1 0 0 0      0 0 0 0 0 0
          2020-03-04 | 2020-03-05 | 0 0 1 0 0      0 0 0 0 1 0
          2020-03-05 | 2020-03-06 | 0 0 0 1 0      0 1 0 0 0 0
          2020-03-11 | 2020-03-12 | 0 0 1 0 0      0 0 0 0 0 0
          2020-03-19 | 2020-03-20 | 0 0 0 1 0      0 0 1 0 0 0
          2020-03-06 | 2020-03-09 | 0 0 0 0 1.0986 1 0 0 0 0 0
          2019-12-20 | 2019-12-23 | 0 0 0 0 1.0986 1 0 0 1 0 0
          """)
  void shouldKnowTheCalendarAhead(LocalDate day, LocalDate next, String expected) {
    path.extend(panel.upTo(DAYS - 1));
    int at = 0;
    while (panel.date(at) != day.toEpochDay()) {
      at++;
    }
    assertThat((long) panel.date(at + 1)).isEqualTo(next.toEpochDay());

    double[] numbers =
        Arrays.stream(expected.split(" +")).mapToDouble(Double::parseDouble).toArray();
    for (int k = 0; k < numbers.length; k++) {
      assertThat((double) value(CALENDAR.get(k), at, 3)).isCloseTo(numbers[k], within(1e-4));
    }
  }

  @Test
  void shouldBeTheSameWhetherDaysComeOneByOneOrAtOnce() {
    NetworkDesign design = NetworkDesigns.pooled(panel, NAMES.subList(0, 4));
    FeaturePath atOnce = path(design);
    atOnce.extend(panel.upTo(DAYS - 1));
    FeaturePath daily = path(design);
    for (int days = 1; days < DAYS; days++) {
      daily.extend(panel.upTo(days));
    }

    for (int day = 0; day < DAYS - 1; day++) {
      assertThat(daily.row(day)).isEqualTo(atOnce.row(day));
      assertThat(daily.offset(day)).isEqualTo(atOnce.offset(day));
    }
  }

  @Test
  void shouldTakeMissingForTheMeanAndCutAtFive() {
    path.extend(panel.upTo(DAYS - 1));
    int features = PanelFeature.all().size();
    double[] means = new double[features];
    double[] deviations = new double[features];
    Arrays.fill(deviations, 1);
    means[index("own-1-2")] = value("own-1-2", 30, 2) + 1;
    deviations[index("own-1-2")] = 0.5;
    means[index("own-2-5")] = value("own-2-5", 30, 2) + 1;
    deviations[index("own-2-5")] = 1e-6;
    means[index("own-5-10")] = value("own-5-10", 30, 2) - 1;
    deviations[index("own-5-10")] = 1e-6;

    float[] window = Scaling.window(path, new FeatureScaling(means, deviations), 31, 2);

    assertThat(window).hasSize(NAMES.size() * 2 * features);
    // Of two days the first, of the third instrument.
    int from = 2 * 2 * features;
    assertThat((double) window[from + index("own-1-2")]).isCloseTo(-2, within(1e-6));
    assertThat(window[from + index("own-2-5")]).isEqualTo(-5);
    assertThat(window[from + index("own-5-10")]).isEqualTo(5);
    assertThat(value("own-22-66", 30, 2)).isNaN();
    assertThat(window[from + index("own-22-66")]).isZero();
    assertThat(window[from + features + index("own-10-22")]).isEqualTo(value("own-10-22", 31, 2));
    assertThat(window).doesNotContain(Float.NaN);
  }

  @Test
  void shouldMeasureTheScaleOnThePoolAndTheDaysThatAreLearntFrom() {
    path.extend(panel.upTo(DAYS - 1));
    FeatureScaling scaling = Scaling.over(path, section(panel), 310, 400);

    List<Double> seen = new ArrayList<>();
    for (int day = 310; day < 400; day++) {
      for (int i : POOL) {
        seen.add((double) value("error-5", day, i));
      }
    }
    double mean = seen.stream().mapToDouble(x -> x).average().orElseThrow();
    double square = seen.stream().mapToDouble(x -> x * x).average().orElseThrow();
    int f = index("error-5");
    assertThat(scaling.mean(f)).isCloseTo(mean, within(1e-9));
    assertThat(scaling.deviation(f)).isCloseTo(Math.sqrt(square - mean * mean), within(1e-9));
  }

  @Test
  void shouldLeaveWhatDoesNotVaryWhereItIs() {
    path.extend(panel.upTo(DAYS - 1));
    FeatureScaling scaling = Scaling.over(path, section(panel), 310, 400);

    // No instrument of the pool is of the Americas but the United States.
    assertThat(scaling.mean(index("in-americas"))).isZero();
    assertThat(scaling.deviation(index("in-americas"))).isEqualTo(1);
    // Before the first forecast there is nothing to measure.
    FeatureScaling early = Scaling.over(path, section(panel), 0, 100);
    assertThat(early.mean(index("own-1-offset"))).isZero();
    assertThat(early.deviation(index("own-1-offset"))).isEqualTo(1);
  }

  /** All features by their definitions, in their order; day is at least 301. */
  private Map<String, Double> expected(int day, int i) {
    Map<String, Double> all = new LinkedHashMap<>();
    putOwn(all, day, i);
    putErrors(all, day, i);
    putMarket(all, day, i);
    putRegion(all, "united-states", day, 0, 1);
    putRegion(all, "europe", day, 2);
    putRegion(all, "asia", day, 3);
    putSizes(all, day, i);
    putCalendar(all, day, i);
    return all;
  }

  private void putOwn(Map<String, Double> all, int day, int i) {
    int[] lags = {1, 2, 5, 10, 22, 66};
    for (int k = 1; k < lags.length; k++) {
      all.put(
          "own-" + lags[k - 1] + "-" + lags[k],
          level(lags[k - 1], day, i) - level(lags[k], day, i));
    }
    double guide = Math.log(v[day][i]);
    for (int lag : new int[] {1, 22, 132}) {
      all.put("own-" + lag + "-offset", level(lag, day, i) - guide);
    }
    all.put("long-run-offset", average(0, day, d -> Math.log(v[d][i])) - guide);
    all.put("own-trend-5", level(5, day, i) - level(5, day - 5, i));
    all.put("own-trend-22", level(22, day, i) - level(22, day - 22, i));
    all.put("horizon-offset", level(3, day, i) - guide);
  }

  private void putErrors(Map<String, Double> all, int day, int i) {
    all.put("error", error(day, i));
    for (int days : new int[] {5, 22, 66}) {
      all.put("error-" + days, decaying(days, day, d -> error(d, i)));
    }
    all.put("error-weekday", weekdayError(day, i));
    putErrorsOf(all, "region", day, OWN_REGION[i]);
    putErrorsOf(all, "market", day, POOL);
  }

  private void putErrorsOf(Map<String, Double> all, String whom, int day, int... members) {
    IntToDoubleFunction errors = d -> over(members, i -> error(d, i));
    all.put(whom + "-error", errors.applyAsDouble(day));
    all.put(whom + "-error-5", decaying(5, day, errors));
    all.put(whom + "-error-22", decaying(22, day, errors));
  }

  private void putMarket(Map<String, Double> all, int day, int i) {
    all.put("market-1-5", market(1, day) - market(5, day));
    all.put("market-5-22", market(5, day) - market(22, day));
    all.put("market-22-66", market(22, day) - market(66, day));
    all.put("market-1-long-run", market(1, day) - average(0, day, d -> market(1, d)));
    all.put("offset-market-22", Math.log(v[day][i]) - market(22, day));
    all.put("market-trend-5", market(5, day) - market(5, day - 5));
    all.put("market-trend-22", market(22, day) - market(22, day - 22));
  }

  private void putRegion(Map<String, Double> all, String name, int day, int... members) {
    all.put(name + "-error", over(members, i -> error(day, i)));
    all.put(name + "-1-5", over(members, i -> level(1, day, i) - level(5, day, i)));
    all.put(name + "-5-22", over(members, i -> level(5, day, i) - level(22, day, i)));
  }

  private void putSizes(Map<String, Double> all, int day, int i) {
    all.put("error-size", Math.abs(error(day, i)));
    for (int days : new int[] {5, 22, 66}) {
      all.put(
          "error-size-" + days, Math.log(0.05 + decaying(days, day, d -> Math.abs(error(d, i)))));
    }
    IntToDoubleFunction market = d -> Math.abs(over(POOL, k -> error(d, k)));
    all.put("market-error-size", market.applyAsDouble(day));
    all.put("market-error-size-10", Math.log(0.05 + decaying(10, day, market)));
    double mean = over(POOL, k -> error(day, k));
    double square = over(POOL, k -> error(day, k) * error(day, k));
    all.put("error-dispersion", Math.log(0.05 + Math.sqrt(square - mean * mean)));
    all.put(
        "largest-error", Arrays.stream(POOL).mapToDouble(k -> error(day, k)).max().orElseThrow());
  }

  /** Numbers of the calendar have a test of their own; here it counts that they stand there. */
  private void putCalendar(Map<String, Double> all, int day, int i) {
    CALENDAR.forEach(name -> all.put(name, (double) value(name, day, i)));
    List<String> regions = List.of("united-states", "americas", "europe", "asia");
    String own =
        List.of("united-states", "united-states", "europe", "asia", "americas", "europe", "none")
            .get(i);
    regions.forEach(region -> all.put("in-" + region, region.equals(own) ? 1.0 : 0.0));
  }

  /** The model says yesterday's variance. */
  private double error(int day, int i) {
    return day <= FIRST_FORECAST ? 0 : Math.log(v[day][i]) - Math.log(v[day - 1][i]);
  }

  /** Of days with the weekday of the next one, the newest of which weighs a twentieth. */
  private double weekdayError(int day, int i) {
    LocalDate next = LocalDate.ofEpochDay(panel.date(day + 1));
    double sum = 0;
    int ago = 0;
    for (int d = day; d >= 0; d--) {
      if (LocalDate.ofEpochDay(panel.date(d)).getDayOfWeek() == next.getDayOfWeek()) {
        sum += Math.pow(0.95, ago++) / 20 * error(d, i);
      }
    }
    return sum;
  }

  private static double decaying(int days, int last, IntToDoubleFunction values) {
    double sum = 0;
    for (int day = 0; day <= last; day++) {
      sum += Math.pow(1 - 1.0 / days, last - day) / days * values.applyAsDouble(day);
    }
    return sum;
  }

  private double market(int lag, int day) {
    return over(POOL, i -> level(lag, day, i));
  }

  private static double over(int[] members, IntToDoubleFunction values) {
    return Arrays.stream(members).mapToDouble(values).average().orElseThrow();
  }

  private static double average(int from, int to, IntToDoubleFunction values) {
    return IntStream.rangeClosed(from, to).mapToDouble(values).average().orElseThrow();
  }

  private double level(int lag, int day, int i) {
    return Math.log(mean(lag, day, i));
  }

  private double mean(int lag, int day, int i) {
    return average(day - lag + 1, day, d -> v[d][i]);
  }

  private float value(String feature, int day, int instrument) {
    return value(path, feature, day, instrument);
  }

  private static float value(FeaturePath path, String feature, int day, int instrument) {
    return path.row(day)[instrument * path.featureCount() + index(feature)];
  }

  private static int index(String feature) {
    int index = PanelFeature.all().stream().map(PanelFeature::name).toList().indexOf(feature);
    assertThat(index).as(feature).isNotNegative();
    return index;
  }

  private static CrossSection section(Panel panel) {
    return new CrossSection(panel, NAMES.subList(0, 4));
  }

  /** The guide says yesterday's variance, the offset the mean of three days. */
  private static FeaturePath path(Panel panel) {
    return path(
        panel, new NetworkDesign(1, meanOfLast(1), meanOfLast(3), NAMES.subList(0, POOL.length)));
  }

  private FeaturePath path(NetworkDesign design) {
    return path(panel, design);
  }

  private static FeaturePath path(Panel panel, NetworkDesign design) {
    return new FeaturePath(
        section(panel),
        new OffsetPath(design.guide(), panel, 1),
        new OffsetPath(design.offset(), panel, 1));
  }

  private static PanelModel meanOfLast(int days) {
    return new PanelModel() {
      @Override
      public String name() {
        return "mean of " + days;
      }

      @Override
      public ModelKind kind() {
        return ModelKind.BASELINE;
      }

      @Override
      public Optional<String> notApplicable(Panel panel) {
        return Optional.empty();
      }

      @Override
      public PanelForecaster forecaster(Panel panel, int horizon) {
        return new Mean(days);
      }
    };
  }

  private record Mean(int days) implements PanelForecaster {
    @Override
    public void refit(Panel known) {
      // It has no parameters.
    }

    @Override
    public double[] forecast(Panel known) {
      double[] forecasts = new double[known.width()];
      Arrays.setAll(
          forecasts,
          i -> average(known.days() - days, known.days() - 1, d -> known.lastVariance(d, i)));
      return forecasts;
    }
  }
}
