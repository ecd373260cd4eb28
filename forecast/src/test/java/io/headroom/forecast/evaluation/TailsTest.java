package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailsTest {
  // scipy 1.17.1, stats.norm.cdf and stats.t.cdf: src/test/reference/evaluation_statistics.py.
  @ParameterizedTest
  @CsvSource({
    "-8, 6.22096057427174e-16, 0.0002464533302862221, 1.7149991288817997e-15",
    "-1.96, 0.024997895148220435, 0.05364397625264708, 0.025136731366905023",
    "0.5, 0.6914624612740131, 0.6808505641795355, 0.6914074045348553",
    "3, 0.9986501019683699, 0.9849503760512687, 0.9986166117699261"
  })
  void shouldAgreeWithScipy(double x, double normal, double five, double many) {
    assertThat(Tails.normalBelow(x)).isCloseTo(normal, withinPercentage(1e-9));
    assertThat(Tails.studentBelow(x, 5)).isCloseTo(five, withinPercentage(1e-9));
    assertThat(Tails.studentBelow(x, 999)).isCloseTo(many, withinPercentage(1e-9));
  }
}
