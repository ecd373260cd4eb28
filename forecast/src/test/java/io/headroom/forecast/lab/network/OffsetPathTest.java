package io.headroom.forecast.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.lab.InventedVariances;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelForecaster;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.PanelModels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetPathTest {
  private static final int DAYS = 450;

  private final Panel panel =
      Invented.panel(
          Invented.NAMES, InventedVariances.of(new Random(5), DAYS, Invented.NAMES.size()));
  private final PanelModel model = PanelModels.ridge();
  private final OffsetPath path = new OffsetPath(model, panel, 1);

  @Test
  void shouldSayNothingBeforeTheFirstEstimation() {
    path.refit(panel.upTo(440));

    assertThat(path.at(299, panel)).containsOnly(Double.NaN);
    assertThat(path.at(300, panel)).doesNotContain(Double.NaN);
  }

  /** Estimations at the ends of days 300, 430, 560 ... until the one that networks are at. */
  @Test
  void shouldForecastEachDayByAnEstimationOfBefore() {
    path.refit(panel.upTo(440));

    assertThat(path.at(300, panel)).isEqualTo(logs(301, 300));
    assertThat(path.at(429, panel)).isEqualTo(logs(301, 429));
    assertThat(path.at(430, panel)).isEqualTo(logs(431, 430));
    assertThat(path.at(438, panel)).isEqualTo(logs(431, 438));
    assertThat(path.at(439, panel)).isEqualTo(logs(440, 439));
    assertThat(path.at(448, panel)).isEqualTo(logs(440, 448));
  }

  @Test
  void shouldForecastThePastTheSameWhenItIsEstimatedAgain() {
    path.refit(panel.upTo(435));
    assertThat(path.at(440, panel)).isEqualTo(logs(435, 440));

    path.refit(panel.upTo(445));

    assertThat(path.at(440, panel)).isEqualTo(logs(431, 440));
    assertThat(path.at(444, panel)).isEqualTo(logs(445, 444));
  }

  /** What a model of its own says that is estimated once. */
  private double[] logs(int estimatedOn, int day) {
    PanelForecaster forecaster = model.forecaster(panel, 1);
    forecaster.refit(panel.upTo(estimatedOn));
    return Arrays.stream(forecaster.forecast(panel.upTo(day + 1))).map(StrictMath::log).toArray();
  }
}
