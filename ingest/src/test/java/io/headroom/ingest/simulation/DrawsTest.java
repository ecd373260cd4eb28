package io.headroom.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int MANY = 200_000;

  /** Written down on JDK 17. */
  private static final double FIRST = 0.3738889741117484;

  @Test
  void shouldBeDeterminedBySeedAndSequence() {
    Draws draws = Draws.of(5, 2);
    Draws same = Draws.of(5, 2);
    assertThat(draws.normal()).isEqualTo(same.normal());
    assertThat(draws.uniform()).isEqualTo(same.uniform());
    assertThat(Draws.of(5, 3).uniform()).isNotEqualTo(Draws.of(5, 2).uniform());
    assertThat(Draws.of(5L << 32, 2).uniform()).isNotEqualTo(Draws.of(5, 2).uniform());
  }

  @Test
  void shouldGiveTheSameNumbersOnEveryJvm() {
    double first = new Well19937c(new int[] {0, 1, 0}).nextDouble();
    assertThat(Draws.of(1, 0).uniform()).isEqualTo(1 - first);
    assertThat(first).isEqualTo(FIRST);
  }

  /** Mean and variance of a Poisson law are equal; four standard errors of each are allowed. */
  @Test
  void shouldCountAsPoisson() {
    Draws draws = Draws.of(11, 0);
    double mean = 0.7;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < MANY; i++) {
      int count = draws.poisson(mean);
      sum += count;
      squares += (double) count * count;
    }
    double average = sum / MANY;
    double variance = squares / MANY - average * average;
    assertThat(average).isEqualTo(mean, within(4 * Math.sqrt(mean / MANY)));
    // The fourth central moment of a Poisson law is m + 3 m^2.
    double fourth = mean + 3 * mean * mean;
    assertThat(variance).isEqualTo(mean, within(4 * Math.sqrt((fourth - mean * mean) / MANY)));
  }
}
