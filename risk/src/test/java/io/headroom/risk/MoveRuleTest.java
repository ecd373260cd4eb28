package io.headroom.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveRuleTest {
  /** By hand: price * basis points / 10,000, rounded up. */
  @ParameterizedTest
  @CsvSource({
    "5, 2000000, 1000",
    "5, 2000001, 1001",
    "2.5, 2000000, 500",
    "0.1, 100000, 1",
    "5, 1, 1",
    "10000, 7, 7",
    "3.3333333333333335, 30000, 11",
    "5, 9223372036854775807, 4611686018427388"
  })
  void shouldRoundTheDistanceUp(double basisPoints, long price, long distance) {
    assertThat(new MoveRule(basisPoints).distance(price)).isEqualTo(distance);
  }
}
