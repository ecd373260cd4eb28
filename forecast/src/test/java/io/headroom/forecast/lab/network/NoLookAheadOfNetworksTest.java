package io.headroom.forecast.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.InventedVariances;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.PanelWalk;
import io.headroom.forecast.lab.Schedule;
import io.headroom.forecast.network.FeatureScaling;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that comes after a day moves a bit of what networks see and say up to it. */
class NoLookAheadOfNetworksTest {
  private static final int DAYS = 460;

  /** Networks are trained at its end, and 15 and 30 days later. */
  private static final int FIRST = 420;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final double[][] variances = InventedVariances.of(random, DAYS, Invented.NAMES.size());

  /** Between two trainings or at one of them. */
  private final int last = FIRST + 12 + random.nextInt(DAYS - FIRST - 18);

  NoLookAheadOfNetworksTest() {
    System.out.println("NoLookAheadOfNetworksTest seed " + seed);
    variances[50][2] = Double.NaN;
    variances[FIRST + 3][1] = Double.NaN;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void shouldForecastTheSameWhateverComesLater(int horizon) {
    Map<String, double[][]> before = forecasts(variances, horizon);

    Map<String, double[][]> after =
        forecasts(Invented.scrambledAfter(random, variances, last), horizon);

    assertThat(before.keySet()).containsExactlyElementsOf(NetworkModel.names());
    before.forEach(
        (name, forecasts) -> {
          // The last of these is for the day after the last that was left as it was.
          assertThat(after.get(name)).as(name).isDeepEqualTo(forecasts);
          assertThat(forecasts[forecasts.length - 1]).doesNotContain(Double.NaN);
        });
  }

  /** Else the test above would hold of networks that are blind. */
  @Test
  void shouldForecastOtherwiseIfTheLastDayWasAnother() {
    Map<String, double[][]> before = forecasts(variances, 1);

    Map<String, double[][]> after =
        forecasts(Invented.scrambledAfter(random, variances, last - 1), 1);

    before.forEach(
        (name, forecasts) -> {
          int end = forecasts.length - 1;
          assertThat(Arrays.copyOf(after.get(name), end))
              .isDeepEqualTo(Arrays.copyOf(forecasts, end));
          assertThat(after.get(name)[end]).as(name).isNotEqualTo(forecasts[end]);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void shouldSeeTheSameWhateverComesLater(int horizon) {
    Panel one = panel(variances);
    Panel other = panel(Invented.scrambledAfter(random, variances, last));
    FeaturePath path = path(one, horizon);
    FeaturePath changed = path(other, horizon);

    for (int day = 0; day <= last; day++) {
      assertThat(changed.row(day)).as("features of day %d", day).isEqualTo(path.row(day));
      assertThat(changed.offset(day)).as("offsets of day %d", day).isEqualTo(path.offset(day));
    }
    assertThat(changed.row(last + 1)).isNotEqualTo(path.row(last + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void shouldLearnFromTheSameWhateverComesLater(int horizon) {
    Panel one = panel(variances).upTo(last + 1);
    Panel other = panel(Invented.scrambledAfter(random, variances, last)).upTo(last + 1);
    NetworkInputs inputs = inputs(one, horizon);
    NetworkInputs changed = inputs(other, horizon);
    FeatureScaling scaling = inputs.scaling();

    // A target of the horizon's days is to be known by the last day, origins start with day 400.
    assertThat(inputs.examples()).isEqualTo(last + 1 - 400 - horizon);
    assertThat(changed.examples()).isEqualTo(inputs.examples());
    assertSame(scaling, changed.scaling());
    for (int example = 0; example < inputs.examples(); example++) {
      assertThat(changed.window(example, scaling, 5)).isEqualTo(inputs.window(example, scaling, 5));
      assertThat(changed.labels(example, other)).isEqualTo(inputs.labels(example, one));
    }
  }

  private static void assertSame(FeatureScaling one, FeatureScaling other) {
    for (int f = 0; f < one.features(); f++) {
      assertThat(other.mean(f)).isEqualTo(one.mean(f));
      assertThat(other.deviation(f)).isEqualTo(one.deviation(f));
    }
  }

  /** Of origins up to the last day that is left as it was. */
  private Map<String, double[][]> forecasts(double[][] values, int horizon) {
    Panel panel = panel(values);
    NetworkRun run =
        new NetworkRun(
            panel,
            design(panel, horizon),
            (known, design) -> Optional.of(Invented.ensemble(seed, known, design)));
    Schedule schedule = new Schedule(FIRST, DAYS, 15, horizon);
    Map<String, double[][]> all = new LinkedHashMap<>();
    for (PanelModel model : NetworkModel.all(run)) {
      double[][] forecasts = PanelWalk.run(model, panel, schedule, done -> {});
      all.put(model.name(), Arrays.copyOf(forecasts, last - schedule.origin(0) + 1));
    }
    return all;
  }

  private static NetworkInputs inputs(Panel known, int horizon) {
    NetworkInputs inputs = new NetworkInputs(design(known, horizon), known);
    inputs.refit(known);
    return inputs;
  }

  /** Of all days but the last, after which there is no date. */
  private static FeaturePath path(Panel panel, int horizon) {
    NetworkDesign design = design(panel, horizon);
    OffsetPath guides = new OffsetPath(design.guide(), panel, 1);
    OffsetPath offsets = new OffsetPath(design.offset(), panel, horizon);
    guides.refit(panel.upTo(FIRST));
    offsets.refit(panel.upTo(FIRST));
    FeaturePath path = new FeaturePath(new CrossSection(panel, design.pool()), guides, offsets);
    path.extend(panel.upTo(DAYS - 1));
    return path;
  }

  private static NetworkDesign design(Panel panel, int horizon) {
    return NetworkDesigns.of(panel, horizon).orElseThrow();
  }

  private static Panel panel(double[][] variances) {
    return Invented.panel(Invented.NAMES, variances);
  }
}
