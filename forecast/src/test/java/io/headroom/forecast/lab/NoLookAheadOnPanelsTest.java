package io.headroom.forecast.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that comes after a day moves a bit of what was forecast up to it. */
class NoLookAheadOnPanelsTest {
  private static final int DAYS = 420;
  private static final List<String> NAMES = List.of(".SPX", ".DJI", ".FTSE", ".N225", ".GSPTSE");

  static Stream<PanelModel> models() {
    return PanelModels.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldForecastTheSameWhateverComesLater(PanelModel model) {
    long seed = System.nanoTime();
    System.out.println("NoLookAheadOnPanelsTest seed " + seed);
    Random random = new Random(seed);
    double[][] variances = InventedVariances.of(random, DAYS, NAMES.size());
    int last = 300 + random.nextInt(60);
    for (int horizon : new int[] {1, 5}) {
      double[][] before = forecasts(model, variances, last, horizon);
      double[][] scrambled = variances.clone();
      for (int day = last + 1; day < DAYS; day++) {
        scrambled[day] = random.doubles(NAMES.size(), 1e-6, 1e-2).toArray();
      }
      double[][] after = forecasts(model, scrambled, last, horizon);
      // The last of these is for the day after the last that was left as it was.
      assertThat(after).isDeepEqualTo(before);
      assertThat(before[before.length - 1]).doesNotContain(Double.NaN);
    }
  }

  /** Origins 280 to the last; the schedule reaches to the panel's end. */
  private static double[][] forecasts(
      PanelModel model, double[][] variances, int last, int horizon) {
    Panel panel = panel(variances);
    double[][] all = PanelWalk.run(model, panel, new Schedule(281, DAYS, 20, horizon), done -> {});
    return Stream.of(all).limit(last - 280 + 1).toArray(double[][]::new);
  }

  private static Panel panel(double[][] variances) {
    int[] dates = new int[variances.length];
    for (int day = 0; day < dates.length; day++) {
      dates[day] = 15_000 + day + day / 5 * 2;
    }
    return Panel.of("made up", NAMES, dates, variances);
  }
}
