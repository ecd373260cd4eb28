package io.headroom.forecast.measures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridReturnsTest {
  private static final double[] SQUARES = {0, 1, 4, 9, 16, 25, 36, 49};

  @Test
  void shouldCoverTheWholePathFromEachOffset() {
    assertThat(GridReturns.of(SQUARES, 3, 0)).containsExactly(9, 27, 13);
    assertThat(GridReturns.of(SQUARES, 3, 1)).containsExactly(1, 15, 33);
    assertThat(GridReturns.of(SQUARES, 3, 2)).containsExactly(4, 21, 24);
  }

  @Test
  void shouldTakeAPathShorterThanTheStepAsOneReturn() {
    assertThat(GridReturns.of(new double[] {1, 2, 4}, 5, 0)).containsExactly(3);
    assertThat(GridReturns.of(new double[] {1, 2, 4}, 5, 1)).containsExactly(1, 2);
    assertThat(GridReturns.of(new double[] {1, 2, 4}, 5, 4)).containsExactly(3);
    assertThat(GridReturns.of(new double[] {1}, 5, 0)).isEmpty();
  }

  @Test
  void shouldLeaveOutGridsThatHaveNoValue() {
    // given a path of three prices: offset 1 alone has two returns
    double[] path = {0, 1, 3};

    // then
    assertThat(GridReturns.mean(path, 5, BipowerVariation::of))
        .isEqualTo(BipowerVariation.of(new double[] {1, 2}));
    assertThat(GridReturns.mean(path, 5, MedRv::of)).isNaN();
  }
}
