package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  /** JDK 17's Double.toString gives 2.0E-3 right, and 2.2E-322 and 1.1E23 with digits too many. */
  @Test
  void shouldBeAsShortAsCanBeReadBack() {
    assertThat(Decimals.shortest(1.1e23).toString()).isEqualTo("1.1E+23");
    assertThat(Decimals.shortest(0.1).toString()).isEqualTo("0.1");
    assertThat(Decimals.shortest(0).toString()).isEqualTo("0");
  }

  @Test
  void shouldBeReadBackAsTheSameNumber() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      double value = random.nextGaussian() * StrictMath.exp(20 * random.nextGaussian());
      assertThat(Decimals.shortest(value).doubleValue()).as("seed 1").isEqualTo(value);
    }
  }

  @Test
  void shouldRound() {
    assertThat(Decimals.fixed(1.0625, 3)).isEqualTo("1.062");
    assertThat(Decimals.signed(0.25, 1)).isEqualTo("+0.2");
    assertThat(Decimals.signed(-2, 1)).isEqualTo("-2.0");
    assertThat(Decimals.scientific(0.000020431)).isEqualTo("2.04e-05");
  }
}
