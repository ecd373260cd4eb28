package io.headroom.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.ingest.simulation.FactorModel.ShockEffect;
import org.junit.jupiter.api.Test;

class ShockTest {
  private static final Shock SHOCK = new Shock(1_000, 200, 2_000, 300, 0.5, 400);
  private static final ShockEffect EFFECT = new ShockEffect(3, -0.02);

  @Test
  void shouldMultiplyVarianceUntilItFades() {
    assertThat(SHOCK.variance(EFFECT, 999)).isEqualTo(1);
    assertThat(SHOCK.variance(EFFECT, 1_000)).isEqualTo(9, within(1e-12));
    assertThat(SHOCK.variance(EFFECT, 1_999)).isEqualTo(9, within(1e-12));
    // After one half-life of the log volatility the multiple of volatility is the root of 3.
    assertThat(SHOCK.variance(EFFECT, 2_300)).isEqualTo(3, within(1e-12));
    assertThat(SHOCK.variance(ShockEffect.NONE, 1_500)).isEqualTo(1, within(1e-12));
  }

  @Test
  void shouldFallOnceAndRecoverInPart() {
    assertThat(SHOCK.move(EFFECT, 0, 1_100)).isEqualTo(-0.01, within(1e-15));
    assertThat(SHOCK.move(EFFECT, 1_100, 1_900)).isEqualTo(-0.01, within(1e-15));
    assertThat(SHOCK.move(EFFECT, 1_900, 5_000)).isEqualTo(0.01, within(1e-15));
  }
}
