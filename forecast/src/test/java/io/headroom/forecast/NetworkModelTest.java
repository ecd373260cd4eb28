package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.network.Network;
import io.headroom.forecast.network.RandomNetworks;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NetworkModelTest {
  private static final int STEPS = 22;
  private static final int FEWEST_DAYS = 60;
  private static final Percentage ROUNDING = Percentage.withPercentage(1e-12);

  private final DailyNetwork network = network(1);
  private final LogHar logHar = new LogHar(FEWEST_DAYS);
  private final FeatureHistory history = new FeatureHistory();
  private final NetworkModel model = new NetworkModel(logHar, history);
  private final Random random = new Random(7);

  @Test
  void shouldMultiplyLogHarsForecast() {
    // given
    model.network(Optional.of(network));
    days(200);

    // when
    DailyModel.Point forecast = model.forecast();

    // then
    double residual = residual(history.last(STEPS, network.features()));
    assertThat(forecast.variance())
        .isCloseTo(logHar.forecast().variance() * Math.exp(residual), ROUNDING);
    assertThat(forecast.logStandardError()).isEqualTo(logHar.forecast().logStandardError());
    assertThat(residual).isNotZero();
  }

  @Test
  void shouldForecastFromWithinADayAsFromTheWholeWindow() {
    // given
    model.network(Optional.of(network));
    days(200);

    for (int i = 0; i < 3; i++) {
      // when, each time with another idea of how the day will end
      Day today = day();
      DailyModel.Point forecast = model.forecastGiven(today);

      // then the window is the last 21 days and today
      double expected = logHar.forecast().variance();
      DailyModel.Point next = logHar.forecastGiven(today);
      double[] days = history.last(STEPS - 1, network.features());
      double[] last = history.given(today, expected, next.variance(), network.features());
      double[] window = new double[days.length + last.length];
      System.arraycopy(days, 0, window, 0, days.length);
      System.arraycopy(last, 0, window, days.length, last.length);
      assertThat(forecast.variance())
          .isCloseTo(next.variance() * Math.exp(residual(window)), ROUNDING);
    }
  }

  @Test
  void shouldForgetADaysWindowWithTheDay() {
    // given one that is asked every day and one that is not
    LogHar otherLogHar = new LogHar(FEWEST_DAYS);
    FeatureHistory otherHistory = new FeatureHistory();
    NetworkModel other = new NetworkModel(otherLogHar, otherHistory);
    model.network(Optional.of(network));
    other.network(Optional.of(network));
    for (int i = 0; i < 200; i++) {
      Day day = day();
      learn(day, logHar, history, model);
      learn(day, otherLogHar, otherHistory, other);
      assertThat(model.forecast()).isNotNull();
      assertThat(model.forecastGiven(day)).isNotNull();
    }

    // when
    Day today = day();

    // then
    assertThat(model.forecast()).isEqualTo(other.forecast());
    assertThat(model.forecastGiven(today)).isEqualTo(other.forecastGiven(today));
  }

  @Test
  void shouldWaitForAFullWindow() {
    model.network(Optional.of(network));

    // when the first day that log-HAR had a forecast for is the one after FEWEST_DAYS
    days(FEWEST_DAYS + STEPS - 1);
    assertThat(model.forecast().exists()).isFalse();
    days(1);

    // then
    assertThat(model.forecast().exists()).isTrue();
  }

  @Test
  void shouldFindTheWindowThatWentBeforeTheNetwork() {
    // given
    days(200);
    assertThat(model.forecast().exists()).isFalse();
    assertThat(model.forecastGiven(day()).exists()).isFalse();

    // when
    model.network(Optional.of(network));
    double first = model.forecast().variance();
    model.network(Optional.of(network(2)));

    // then
    assertThat(first).isPositive();
    assertThat(model.forecast().variance()).isPositive().isNotEqualTo(first);
    model.network(Optional.empty());
    assertThat(model.forecast().exists()).isFalse();
  }

  private double residual(double[] window) {
    Network computes = network.network();
    return computes.residual(window);
  }

  private void days(int count) {
    for (int i = 0; i < count; i++) {
      learn(day(), logHar, history, model);
    }
  }

  private static void learn(Day day, LogHar base, FeatureHistory features, NetworkModel model) {
    double expected = base.forecast().variance();
    base.observe(day);
    features.add(day, expected, base.forecast().variance());
    model.dayLearnt();
  }

  private Day day() {
    double variance = 1e-4 * Math.exp(0.7 * random.nextGaussian());
    double overnight = 0.3 * random.nextDouble() * variance;
    return new Day(variance, 0.01 * random.nextGaussian(), overnight);
  }

  private static DailyNetwork network(long seed) {
    return DailyNetwork.of(RandomNetworks.artifact(DailyPanel.allFeatures(), STEPS, seed));
  }
}
