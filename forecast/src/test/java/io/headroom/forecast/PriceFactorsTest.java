package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceFactorsTest {
  private final PriceFactors factors = new PriceFactors();

  @Test
  void shouldHoldARowThroughItsDate() {
    // given
    factors.add(200, 0.9);
    factors.add(100, 0.5);

    // then
    assertThat(factors.at(1)).isEqualTo(0.5);
    assertThat(factors.at(100)).isEqualTo(0.5);
    assertThat(factors.at(101)).isEqualTo(0.9);
    assertThat(factors.at(200)).isEqualTo(0.9);
  }

  @Test
  void shouldInventNoReturnWhereAFileEnds() {
    // given
    factors.add(100, 0.5);

    // then
    assertThat(factors.at(101)).isEqualTo(0.5);
  }

  @Test
  void shouldAdjustNothingWithoutRows() {
    assertThat(factors.at(100)).isEqualTo(1);
  }
}
