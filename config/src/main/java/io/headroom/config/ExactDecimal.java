package io.headroom.config;

import java.math.BigDecimal;

/**
 * An exact decimal, {@code mantissa * 10^exponent}: what the journal holds for prices and
 * quantities.
 */
public record ExactDecimal(long mantissa, int exponent) {
  public ExactDecimal {
    if (exponent < -18 || exponent > 18) {
      throw new IllegalArgumentException("exponent=" + exponent + " is not within -18 and 18");
    }
  }

  /** Takes a decimal's value and scale as they are written: "1.50" is 150 times 10^-2. */
  public static ExactDecimal of(BigDecimal value) {
    return new ExactDecimal(value.unscaledValue().longValueExact(), -value.scale());
  }

  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(mantissa, -exponent);
  }

  /** The nearest double. */
  public double toDouble() {
    return toBigDecimal().doubleValue();
  }

  @Override
  public String toString() {
    return toBigDecimal().toPlainString();
  }
}
