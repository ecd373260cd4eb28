package io.headroom.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against the closed forms of the stationary Ornstein-Uhlenbeck process and of its bridge. */
class MeanRevertingLevelTest {
  private static final int PATHS = 40_000;
  private static final double HALF_LIFE = 3;
  private static final double DEVIATION = 0.2;

  /** Four standard errors of a sample variance, as a share of it: 4 sqrt(2 / n). */
  private static final double TOLERANCE = 4 * Math.sqrt(2.0 / PATHS);

  @Test
  void shouldStayStationaryAndForgetByHalfInAHalfLife() {
    Draws draws = Draws.of(1, 0);
    double variance = 0;
    double covariance = 0;
    for (int path = 0; path < PATHS; path++) {
      MeanRevertingLevel level = new MeanRevertingLevel(HALF_LIFE, DEVIATION, draws.normal());
      double before = level.value();
      level.advance(1, Double.POSITIVE_INFINITY, draws.normal());
      level.advance(2, Double.POSITIVE_INFINITY, draws.normal());
      variance += level.value() * level.value() / PATHS;
      covariance += before * level.value() / PATHS;
    }
    double expected = DEVIATION * DEVIATION;
    assertThat(variance).isEqualTo(expected, within(TOLERANCE * expected));
    assertThat(covariance).isEqualTo(0.5 * expected, within(TOLERANCE * expected));
  }

  /** Given the end, the variance u before it is that of the process times 1 - exp(-2 k u). */
  @Test
  void shouldBeABridgeToZero() {
    Draws draws = Draws.of(2, 0);
    double variance = 0;
    for (int path = 0; path < PATHS; path++) {
      MeanRevertingLevel level = new MeanRevertingLevel(HALF_LIFE, DEVIATION, draws.normal());
      // The start is not conditioned on the end, which is so far off that it makes no difference.
      level.advance(20, 21.5, draws.normal());
      level.advance(20, 1.5, draws.normal());
      variance += level.value() * level.value() / PATHS;
      level.advance(1.5, 0, draws.normal());
      assertThat(level.value()).isEqualTo(0, within(1e-12));
    }
    double expected = DEVIATION * DEVIATION * (1 - Math.pow(2, -2 * 1.5 / HALF_LIFE));
    assertThat(variance).isEqualTo(expected, within(TOLERANCE * expected));
  }
}
