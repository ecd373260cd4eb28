package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceFactorsTest {
  private final PriceFactors factors = new PriceFactors();

  @Test
  void shouldHoldARowThroughItsDate() {
    // given
    factors.put(200, 0.9);
    factors.put(100, 0.5);

    // then
    assertThat(factors.on(1)).isEqualTo(0.5);
    assertThat(factors.on(100)).isEqualTo(0.5);
    assertThat(factors.on(101)).isEqualTo(0.9);
    assertThat(factors.on(200)).isEqualTo(0.9);
  }

  @Test
  void shouldInventNoReturnWhereAFileEnds() {
    // given
    factors.put(100, 0.5);

    // then
    assertThat(factors.on(101)).isEqualTo(0.5);
  }

  @Test
  void shouldAdjustNothingWithoutRows() {
    assertThat(factors.on(100)).isEqualTo(1);
  }
}
