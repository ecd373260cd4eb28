package io.headroom.forecast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.network.FeatureScaling;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
  @Test
  void shouldValidateOnTheLatestDatesOfAllInstruments() {
    TrainingData data = TrainingData.split(Examples.of(100, 1), 0.15);

    assertThat(data.training()).hasSize(170).allSatisfy(e -> assertThat(e.target()).isLessThan(85));
    assertThat(data.validation())
        .hasSize(30)
        .allSatisfy(e -> assertThat(e.target()).isGreaterThanOrEqualTo(85));
  }

  @Test
  void shouldScaleByTheLastDaysOfTheTrainingWindowsAlone() {
    // Last days (1, 10) and (3, 30): means 2 and 20, deviations 1 and 10.
    List<Example> training =
        List.of(
            new Example("A", 1, new double[] {99, 99, 1, 10}, -9, -9),
            new Example("A", 2, new double[] {99, 99, 3, 30}, -9, -9));
    List<Example> validation =
        List.of(new Example("A", 3, new double[] {99, 99, 500, 500}, -9, -9));

    FeatureScaling scaling = new TrainingData(training, validation).scaling(2);

    assertThat(scaling.mean(0)).isEqualTo(2);
    assertThat(scaling.mean(1)).isEqualTo(20);
    assertThat(scaling.deviation(0)).isCloseTo(1, within(1e-15));
    assertThat(scaling.deviation(1)).isCloseTo(10, within(1e-15));
  }

  @Test
  void shouldRefuseTooFewDates() {
    assertThatThrownBy(() -> TrainingData.split(Examples.of(1, 1), 0.15))
        .hasMessage(
            "1 dates are too few to train on some and to validate on the last 0.15 of them");
  }

  @Test
  void shouldNameTheExamples() {
    TrainingData data = TrainingData.split(Examples.of(20, 1), 0.2);
    TrainingData same = TrainingData.split(Examples.of(20, 1), 0.2);
    TrainingData other = TrainingData.split(Examples.of(20, 2), 0.2);

    assertThat(DataHash.of(data)).hasSize(64).isEqualTo(DataHash.of(same));
    assertThat(DataHash.of(data)).isNotEqualTo(DataHash.of(other));
  }

  @Test
  void shouldRefuseAnExampleThatIsNoNumber() {
    assertThatThrownBy(() -> new Example("SPY", 12, new double[] {Double.NaN}, -9, -9))
        .hasMessage("SPY, target=12: expected finite features, forecast and variance");
  }
}
