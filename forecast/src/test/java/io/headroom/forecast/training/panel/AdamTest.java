package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
  private static final List<Tensor> TENSORS =
      List.of(Tensor.weights("W", 2, 1, Start.ZERO), Tensor.row("b", 1, Start.ZERO));

  /**
   * With one gradient throughout, both corrected means are it and its square: steps of the rate.
   */
  @Test
  void shouldStepByTheRateUnderASteadyGradient() {
    Adam adam = new Adam(settings(0, Double.POSITIVE_INFINITY), TENSORS);
    double[] weights = {1, -1, 0};
    for (int i = 0; i < 10; i++) {
      adam.update(weights, new double[] {0.3, -4, 1e-3}, 0.02);
    }
    assertThat(weights).containsExactly(new double[] {0.8, -0.8, -0.2}, within(1e-5));
  }

  /** Kingma and Ba's algorithm 1 by hand: gradients 1, then -1, at rate 0.1. */
  @Test
  void shouldCorrectItsMeansForTheirStart() {
    Adam adam = new Adam(settings(0, Double.POSITIVE_INFINITY), TENSORS);
    double[] weights = {0, 0, 0};
    adam.update(weights, new double[] {1, 0, 0}, 0.1);
    adam.update(weights, new double[] {-1, 0, 0}, 0.1);
    // First means: 0.1, 0.9 * 0.1 - 0.1 = -0.01, corrected by 1 - 0.81 = 0.19; second means 1.
    assertThat(weights[0]).isCloseTo(-0.1 + 0.1 * 0.01 / 0.19, within(1e-7));
    assertThat(weights[1]).isZero();
  }

  @Test
  void shouldPullWeightsAndNotBiasesToZero() {
    Adam adam = new Adam(settings(0.01, Double.POSITIVE_INFINITY), TENSORS);
    double[] weights = {1, -1, 1};
    adam.update(weights, new double[3], 0.1);
    assertThat(weights).containsExactly(new double[] {0.9, -0.9, 1}, within(1e-5));
  }

  @Test
  void shouldCutALongGradientToItsLength() {
    Adam cut = new Adam(settings(0, 5), TENSORS);
    Adam whole = new Adam(settings(0, Double.POSITIVE_INFINITY), TENSORS);
    double[] first = {0, 0, 0};
    double[] second = {0, 0, 0};
    // 300, 400 is 500 long.
    cut.update(first, new double[] {300, 400, 0}, 0.1);
    whole.update(second, new double[] {3, 4, 0}, 0.1);
    cut.update(first, new double[] {1, 1, 1}, 0.1);
    whole.update(second, new double[] {1, 1, 1}, 0.1);
    assertThat(first).containsExactly(second, within(1e-7));
  }

  @Test
  void shouldRoundWeightsToSinglePrecision() {
    Adam adam = new Adam(settings(0, Double.POSITIVE_INFINITY), TENSORS);
    double[] weights = {0.1f, 0.7f, 0};
    adam.update(weights, new double[] {1, 2, 3}, 0.01);
    assertThat(weights[0]).isEqualTo((float) weights[0]);
    assertThat(weights[1]).isEqualTo((float) weights[1]);
  }

  private static PanelSettings settings(double l2, double largestGradient) {
    return new PanelSettings(1, 1, LearningRate.constant(0.1), l2, 0, largestGradient, 20);
  }
}
