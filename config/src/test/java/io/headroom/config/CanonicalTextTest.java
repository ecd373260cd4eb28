package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.94, 0.94",
    "2500000, 2500000",
    "1234567.89, 1234567.89",
    "0, 0",
    "0.30000000000000004, 0.30000000000000004",
    // JDK 17's Double.toString writes 2.0E-3 and, wrongly long, 2.2250738585072014E-308.
    "0.002, 0.002",
    "1e23, 100000000000000000000000",
  })
  void shouldWriteTheShortestDecimal(double value, String text) {
    assertThat(CanonicalText.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "150, -2, 1.50",
    "3, 2, 3E+2",
    "-5, 0, -5",
    "0, -3, 0.000",
    "7, -18, 0.000000000000000007"
  })
  void shouldKeepAnExactDecimalsExponent(long mantissa, int exponent, String text) throws BadValue {
    ExactDecimal value = new ExactDecimal(mantissa, exponent);

    assertThat(CanonicalText.number(value)).isEqualTo(text);
    assertThat(Parsers.decimal(text)).isEqualTo(value);
  }
}
