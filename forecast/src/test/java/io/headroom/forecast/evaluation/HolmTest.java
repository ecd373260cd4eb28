package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void shouldAgreeWithStatsmodels() {
    // statsmodels 0.15.0, multipletests(method="holm").
    double[] raw = {0.01, 0.04, 0.03, 0.005, 0.5, 0.04, 0.9};
    double[] adjusted = {0.06, 0.16, 0.15, 0.035, 1.0, 0.16, 1.0};

    List<Holm.Adjusted> family = Holm.adjust(raw);

    for (int i = 0; i < raw.length; i++) {
      assertThat(family.get(i).raw()).isEqualTo(raw[i]);
      assertThat(family.get(i).adjusted()).isCloseTo(adjusted[i], within(1e-15));
    }
  }

  @Test
  void shouldLeaveASinglePValueAsItIs() {
    assertThat(Holm.adjust(0.3)).containsExactly(new Holm.Adjusted(0.3, 0.3));
    assertThat(Holm.adjust()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNoProbability() {
    assertThatThrownBy(() -> Holm.adjust(0.1, Double.NaN)).hasMessageContaining("not NaN");
    assertThatThrownBy(() -> Holm.adjust(1.1)).hasMessageContaining("not 1.1");
  }
}
