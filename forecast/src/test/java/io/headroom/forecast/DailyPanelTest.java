package io.headroom.forecast;

import static io.headroom.forecast.Sessions.OTHER_STOCK;
import static io.headroom.forecast.Sessions.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.forecast.DailyPanel.Sample;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DailyPanelTest {
  private static final int DAYS = 400;
  private static final int STEPS = 22;
  private static final int FEATURES = DailyPanel.allFeatures().size();

  @Test
  void shouldFixWindowAndBaselinesBeforeTheTargetIsKnown() {
    // given bars of two instruments, and the same with all of them other after a day
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Sample> samples = panel(seed, Integer.MAX_VALUE);

    for (int i = 0; i < 5; i++) {
      // when
      int lastSame = 280 + random.nextInt(100);
      List<Sample> others = panel(seed, lastSame);

      // then
      assertThat(others).hasSameSizeAs(samples);
      for (int at = 0; at < samples.size(); at++) {
        Sample one = samples.get(at);
        Sample other = others.get(at);
        if (one.origin() <= lastSame) {
          assertThat(other.window()).containsExactly(one.window());
          assertThat(other.logHar()).isEqualTo(one.logHar());
          assertThat(other.ewma()).isEqualTo(one.ewma());
        } else {
          assertThat(other.window()).isNotEqualTo(one.window());
        }
        assertThat(other.variance() == one.variance()).isEqualTo(one.target() <= lastSame);
      }
    }
  }

  @Test
  void shouldHoldTheBaselinesThatTheProjectionForecasts() {
    // given
    DailyPanel panel = new DailyPanel(DailyPanel.allFeatures(), STEPS);
    ProjectionHarness harness = harness(panel);
    bars(harness, new Random(1), Integer.MAX_VALUE);
    Map<String, VolatilityForecastDecoder> forecasts = new TreeMap<>();
    harness.forecasts().forEach(f -> forecasts.put(f.instrumentId() + "/" + f.originDate(), f));

    // then
    assertThat(panel.samples()).hasSize(2 * (DAYS - 250 - STEPS));
    for (Sample sample : panel.samples()) {
      VolatilityForecastDecoder forecast =
          forecasts.get(sample.instrumentId() + "/" + sample.origin());
      assertThat(sample.logHar()).isEqualTo(StrictMath.log(forecast.logHarOneDayVariance()));
      assertThat(sample.ewma()).isEqualTo(forecast.ewmaOneDayVariance());
      assertThat(sample.target()).isEqualTo(sample.origin() + 1);
      assertThat(sample.window()).hasSize(STEPS * FEATURES).doesNotContain(Double.NaN);
      assertThat(sample.variance()).isPositive();
    }
    assertThat(panel.samples().get(0).symbol()).isEqualTo("AAA");
    assertThat(panel.samples().get(1).symbol()).isEqualTo("BBB");
  }

  @Test
  void shouldMoveItsWindowByADay() {
    // when
    List<Sample> samples = panel(2, Integer.MAX_VALUE);

    // then each window is the instrument's last one without its oldest day and with one more
    for (int at = 2; at < samples.size(); at++) {
      double[] last = samples.get(at - 2).window();
      double[] window = samples.get(at).window();
      assertThat(Arrays.copyOf(window, window.length - FEATURES))
          .containsExactly(Arrays.copyOfRange(last, FEATURES, last.length));
    }
  }

  @Test
  void shouldRefuseAWindowOfNothing() {
    assertThatThrownBy(() -> new DailyPanel(DailyPanel.allFeatures(), 0))
        .hasMessageContaining("at least a day");
    assertThatThrownBy(() -> new DailyPanel(List.of("tea-leaves"), 1))
        .hasMessageContaining("'tea-leaves'");
  }

  private static List<Sample> panel(long seed, int lastSame) {
    DailyPanel panel = new DailyPanel(DailyPanel.allFeatures(), STEPS);
    bars(harness(panel), new Random(seed), lastSame);
    return panel.samples();
  }

  private static ProjectionHarness harness(DailyPanel panel) {
    ProjectionHarness harness = new ProjectionHarness(Sessions.CONFIG, panel);
    harness.define(STOCK);
    harness.define(OTHER_STOCK);
    return harness;
  }

  /** Days 0, 1, 2 and so on of both instruments in turn; after lastSame they move thrice as far. */
  private static void bars(ProjectionHarness harness, Random random, int lastSame) {
    double[] closes = {100, 50};
    for (int day = 0; day < DAYS; day++) {
      double scale = day > lastSame ? 3 : 1;
      for (int i = 0; i < closes.length; i++) {
        double level = scale * Math.exp(0.3 * random.nextGaussian());
        double open = closes[i] * Math.exp(0.005 * level * random.nextGaussian());
        double close = open * Math.exp(0.01 * level * random.nextGaussian());
        double high = Math.max(open, close) * (1 + 0.005 * level * random.nextDouble());
        double low = Math.min(open, close) * (1 - 0.005 * level * random.nextDouble());
        harness.bar(i + 1, day, price(open), price(high), price(low), price(close));
        closes[i] = close;
      }
    }
  }

  private static long price(double value) {
    return Math.round(value * 10_000);
  }
}
