package io.headroom.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BarBuilderTest {
  private static final int BARS = 30_000;
  private static final double VARIANCE = 1e-4;

  /**
   * Garman and Klass (1980): the mean of their estimator is the variance, its variance 2/7.4 of the
   * variance squared, for a Brownian motion seen at every instant. Seen at 13 points alone it would
   * be a fifth too small. Four standard errors and one per cent for high and low being drawn one by
   * one.
   */
  @Test
  void shouldShowTheWholeRangeInCoarseSteps() {
    double mean = 0;
    Draws draws = Draws.of(3, 0);
    for (int i = 0; i < BARS; i++) {
      mean += garmanKlass(bar(draws, 13)) / BARS;
    }
    double standardError = Math.sqrt(2 / 7.4 / BARS);
    assertThat(mean / VARIANCE).isEqualTo(1, within(4 * standardError + 0.01));
  }

  @Test
  void shouldHoldOpenAndCloseAndJumps() {
    BarBuilder builder = new BarBuilder();
    builder.begin(1);
    builder.step(1.5, 0.5, 1e-8, 1, 1);
    builder.step(1.2, 0, 1e-8, 1, 1);
    BarBuilder.LogBar bar = builder.bar();
    assertThat(bar.open()).isEqualTo(1);
    assertThat(bar.high()).isEqualTo(1.5, within(1e-12));
    assertThat(bar.low()).isEqualTo(1, within(1e-12));
    assertThat(bar.close()).isEqualTo(1.2);
    assertThat(bar.variance()).isEqualTo(2e-8, within(1e-20));
  }

  private static BarBuilder.LogBar bar(Draws draws, int steps) {
    BarBuilder builder = new BarBuilder();
    builder.begin(0);
    double price = 0;
    for (int i = 0; i < steps; i++) {
      price += Math.sqrt(VARIANCE / steps) * draws.normal();
      builder.step(price, 0, VARIANCE / steps, draws.uniform(), draws.uniform());
    }
    return builder.bar();
  }

  static double garmanKlass(BarBuilder.LogBar bar) {
    double range = bar.high() - bar.low();
    double move = bar.close() - bar.open();
    return 0.5 * range * range - (2 * Math.log(2) - 1) * move * move;
  }
}
