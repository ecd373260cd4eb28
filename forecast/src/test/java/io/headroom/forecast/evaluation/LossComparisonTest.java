package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossComparisonTest {
  // arch 8.0.0, conf_int(method="percentile", size=0.9) on the same losses and the same drawn
  // days: src/test/reference/evaluation_statistics.py.
  @Test
  void shouldAgreeWithArch() {
    LossComparison comparison =
        LossComparison.of(Lcg.losses(0), Lcg.losses(2), 0.9, Lcg.REPLICATIONS, Lcg.blocks());

    BootstrapInterval ratio = comparison.ratio();
    assertThat(ratio.estimate()).isCloseTo(0.9376317734968961, within(1e-13));
    assertThat(ratio.lower()).isCloseTo(0.8883871720071222, within(1e-13));
    assertThat(ratio.upper()).isCloseTo(0.9891197664393692, within(1e-13));
    assertThat(ratio.upperBound()).isCloseTo(0.9788743315737573, within(1e-13));
    BootstrapInterval difference = comparison.difference();
    assertThat(difference.estimate()).isCloseTo(-0.10032363642749265, within(1e-13));
    assertThat(difference.lower()).isCloseTo(-0.18292977584356002, within(1e-13));
    assertThat(difference.upper()).isCloseTo(-0.01716684642863036, within(1e-13));
    assertThat(difference.upperBound()).isCloseTo(-0.03340540082576231, within(1e-13));
  }

  @Test
  void shouldAgreeWithArchOnDrawsOfItsOwn() {
    // arch 8.0.0, StationaryBootstrap of mean length 5, 20,000 replications, seed 1. The ratio's
    // standard deviation is 0.03, so that the standard error of a 5 % percentile is about 0.0005
    // and that of the difference of two about 0.0007.
    BootstrapPlan plan = new BootstrapPlan(20_000, 5, 1);
    BootstrapInterval ratio = LossComparison.of(Lcg.losses(0), Lcg.losses(2), 0.9, plan).ratio();

    assertThat(ratio.lower()).isCloseTo(0.8896154694445843, within(4 * 0.0007));
    assertThat(ratio.upper()).isCloseTo(0.9889537190384238, within(4 * 0.0007));
  }

  @Test
  void shouldBeSureOfOneForAModelAndItself() {
    BootstrapPlan plan = BootstrapPlan.of(Lcg.DAYS, 1, 4);
    BootstrapInterval ratio = LossComparison.of(Lcg.losses(0), Lcg.losses(0), 0.9, plan).ratio();

    assertThat(ratio).isEqualTo(new BootstrapInterval(1, 1, 1, 1, 0.9));
  }

  @Test
  void shouldRefuseDifferentDays() {
    BootstrapPlan plan = BootstrapPlan.of(1, 1, 4);
    assertThatThrownBy(() -> LossComparison.of(new double[1], new double[2], 0.9, plan))
        .hasMessageContaining("1 and 2 days");
    assertThatThrownBy(() -> LossComparison.of(new double[0], new double[0], 0.9, plan))
        .hasMessageContaining("0 and 0 days");
    assertThatThrownBy(() -> LossComparison.of(new double[1], new double[1], 90, plan))
        .hasMessageContaining("level is 90");
  }
}
