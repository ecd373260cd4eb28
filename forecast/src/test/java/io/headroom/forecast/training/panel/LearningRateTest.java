package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void shouldStayIfItDoesNotDecay() {
    assertThat(LearningRate.constant(0.01).at(0.9)).isEqualTo(0.01);
  }

  @Test
  void shouldFallInALineToZero() {
    LearningRate rate = new LearningRate(0.01, LearningRate.Decay.LINEAR);
    assertThat(rate.at(0)).isEqualTo(0.01);
    assertThat(rate.at(0.25)).isCloseTo(0.0075, within(1e-15));
    assertThat(rate.at(1)).isZero();
  }

  /** (1 + cos(pi x)) / 2 is 3/4 at a third and 1/4 at two. */
  @Test
  void shouldFallAsHalfACosineToZero() {
    LearningRate rate = new LearningRate(0.01, LearningRate.Decay.COSINE);
    assertThat(rate.at(0)).isEqualTo(0.01);
    assertThat(rate.at(1 / 3.0)).isCloseTo(0.0075, within(1e-15));
    assertThat(rate.at(2 / 3.0)).isCloseTo(0.0025, within(1e-15));
    assertThat(rate.at(1)).isCloseTo(0, within(1e-15));
  }

  @Test
  void shouldNameARateThatMakesNoSense() {
    assertThatThrownBy(() -> LearningRate.constant(0))
        .hasMessage("learning rate: 0.0: expected (0, 1]");
  }
}
