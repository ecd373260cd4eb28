package io.headroom.forecast.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.lab.InventedVariances;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.PanelWalk;
import io.headroom.forecast.lab.Schedule;
import io.headroom.forecast.network.FeatureScaling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Of an instrument that is left out only its own past and the pool's count, of the pool the pool's.
 */
class PooledNetworksTest {
  private static final int DAYS = 450;
  private static final int TRAINED = 420;
  private static final List<String> NAMES =
      List.of(".SPX", ".GDAXI", ".FTSE", ".N225", ".GSPTSE", ".DJI");
  private static final List<String> POOL = List.of(".SPX", ".FTSE", ".N225", ".DJI");
  private static final int GERMANY = 1;
  private static final int CANADA = 4;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final double[][] variances = InventedVariances.of(random, DAYS, NAMES.size());

  /** Canada is another on all days, and begins late. */
  private final double[][] changed = new double[DAYS][];

  PooledNetworksTest() {
    System.out.println("PooledNetworksTest seed " + seed);
    for (int day = 0; day < DAYS; day++) {
      changed[day] = variances[day].clone();
      changed[day][CANADA] = day < 50 ? Double.NaN : 1e-3 * (1 + random.nextDouble());
    }
  }

  @Test
  void shouldSeeTheSameOfOthersWhateverOneThatIsLeftOutDoes() {
    NetworkInputs inputs = inputs(variances);
    NetworkInputs other = inputs(changed);
    FeatureScaling scaling = inputs.scaling();
    for (int f = 0; f < scaling.features(); f++) {
      assertThat(other.scaling().mean(f)).isEqualTo(scaling.mean(f));
      assertThat(other.scaling().deviation(f)).isEqualTo(scaling.deviation(f));
    }
    Panel one = panel(variances);
    Panel two = panel(changed);
    for (int days = TRAINED; days < DAYS; days++) {
      float[] window = inputs.lastWindow(one.upTo(days), scaling, 5);
      float[] same = other.lastWindow(two.upTo(days), scaling, 5);
      double[] offset = inputs.lastOffset(one.upTo(days));
      double[] sameOffset = other.lastOffset(two.upTo(days));
      int length = window.length / NAMES.size();
      for (int i = 0; i < NAMES.size(); i++) {
        float[] own = Arrays.copyOfRange(window, i * length, (i + 1) * length);
        float[] sameOwn = Arrays.copyOfRange(same, i * length, (i + 1) * length);
        if (i == CANADA) {
          assertThat(sameOwn).isNotEqualTo(own);
        } else {
          assertThat(sameOwn).as("features of %s", NAMES.get(i)).isEqualTo(own);
          assertThat(sameOffset[i]).as("offset of %s", NAMES.get(i)).isEqualTo(offset[i]);
        }
      }
    }
  }

  @Test
  void shouldLearnFromThePoolAlone() {
    NetworkInputs inputs = inputs(variances);
    NetworkInputs other = inputs(changed);
    for (int example = 0; example < inputs.examples(); example++) {
      float[] labels = inputs.labels(example, panel(variances).upTo(TRAINED));
      assertThat(labels).hasSize(POOL.size()).doesNotContain(Float.NaN);
      assertThat(other.labels(example, panel(changed).upTo(TRAINED))).isEqualTo(labels);
      float[] window = inputs.window(example, inputs.scaling(), 5);
      assertThat(window).hasSize(POOL.size() * 5 * inputs.scaling().features());
      assertThat(other.window(example, other.scaling(), 5)).isEqualTo(window);
    }
  }

  @Test
  void shouldForecastTheSameOfOthersWhateverOneThatIsLeftOutDoes() {
    for (int number = 0; number < NetworkModel.names().size(); number++) {
      double[][] before = forecasts(variances, number);
      double[][] after = forecasts(changed, number);
      for (int origin = 0; origin < before.length; origin++) {
        for (int i = 0; i < NAMES.size(); i++) {
          if (i != CANADA) {
            assertThat(after[origin][i])
                .as("%s of %s", NetworkModel.names().get(number), NAMES.get(i))
                .isEqualTo(before[origin][i]);
          }
        }
        assertThat(after[origin][CANADA]).isNotEqualTo(before[origin][CANADA]);
      }
      assertThat(before[0][GERMANY]).isPositive();
    }
  }

  private double[][] forecasts(double[][] values, int number) {
    Panel panel = panel(values);
    NetworkRun run =
        new NetworkRun(
            panel,
            NetworkDesigns.pooled(panel, POOL),
            (known, design) -> Optional.of(Invented.ensemble(seed, known, design)));
    PanelModel model = NetworkModel.all(run).get(number);
    return PanelWalk.run(model, panel, new Schedule(TRAINED, DAYS, 20, 1), done -> {});
  }

  private static NetworkInputs inputs(double[][] values) {
    Panel known = panel(values).upTo(TRAINED);
    NetworkInputs inputs = new NetworkInputs(NetworkDesigns.pooled(known, POOL), known);
    inputs.refit(known);
    return inputs;
  }

  private static Panel panel(double[][] variances) {
    return Invented.panel(NAMES, variances);
  }
}
