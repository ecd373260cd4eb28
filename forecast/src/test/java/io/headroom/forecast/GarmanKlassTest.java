package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GarmanKlassTest {
  @Test
  void shouldAgreeWithTheFormulaByHand() {
    // ln(105/98) = 0.0689929, squared 0.00476002, half 0.00238001; ln(103/100) = 0.0295588, squared
    // 0.000873723, times 0.386294 is 0.000337514.
    assertThat(GarmanKlass.variance(100, 105, 98, 103)).isEqualTo(0.00204249, Offset.offset(1e-8));
  }

  @Test
  void shouldAgreeWithAFigureComputedOutside() {
    // SPY on 4 October 2013, from an independent Python computation.
    assertThat(GarmanKlass.variance(167.74, 169.06, 167.53, 168.89))
        .isEqualTo(2.3292180788823395e-05, Offset.offset(1e-15));
  }

  @Test
  void shouldFindNoVarianceInADayWithoutAMove() {
    assertThat(GarmanKlass.variance(10, 10, 10, 10)).isZero();
  }
}
