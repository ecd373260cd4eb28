package io.headroom.ingest;

import io.headroom.journal.record.FaultRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads decimals from bytes into whole multiples of a power of ten, exactly: what does not fit is
 * refused, never rounded. Belongs to one thread; allocates only for unusual notations.
 */
final class DecimalParser {
  private static final int FAST_DIGITS = 18;
  private static final int LONGEST = 64;
  private static final int LARGEST_SCALE = 400;
  private static final long[] POWERS_OF_TEN = powersOfTen();

  private long value;
  private FaultRule fault = FaultRule.NULL_VAL;

  /**
   * Reads the bytes from start to end.
   *
   * @param exponent the value is wanted in multiples of 10^exponent
   * @return whether there is a {@link #value()}; if not, {@link #fault()} says why
   */
  boolean parse(byte[] bytes, int start, int end, int exponent) {
    int at = start;
    boolean negative = at < end && bytes[at] == '-';
    if (negative) {
      at++;
    }
    int firstDigit = at;
    long mantissa = 0;
    int digit;
    while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      at++;
    }
    int digits = at - firstDigit;
    int decimals = 0;
    if (at < end && bytes[at] == '.') {
      int firstDecimal = ++at;
      while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        at++;
      }
      decimals = at - firstDecimal;
      digits += decimals;
    }
    if (at < end || digits == 0 || digits > FAST_DIGITS) {
      return parseUnusual(bytes, start, end, exponent);
    }
    return rescale(negative ? -mantissa : mantissa, -decimals - exponent);
  }

  /** Takes 0 as if it had been read. */
  boolean zero() {
    value = 0;
    return true;
  }

  /** The number last read, in multiples of 10^exponent. */
  long value() {
    return value;
  }

  /** Why the last number could not be read. */
  FaultRule fault() {
    return fault;
  }

  private boolean rescale(long mantissa, int shift) {
    if (shift == 0 || mantissa == 0) {
      value = mantissa;
      return true;
    }
    return shift > 0 ? multiply(mantissa, shift) : divide(mantissa, -shift);
  }

  private boolean multiply(long mantissa, int shift) {
    if (shift > FAST_DIGITS) {
      return fail(FaultRule.OUT_OF_RANGE);
    }
    long factor = POWERS_OF_TEN[shift];
    long product = mantissa * factor;
    if (Math.multiplyHigh(mantissa, factor) != product >> 63) {
      return fail(FaultRule.OUT_OF_RANGE);
    }
    value = product;
    return true;
  }

  private boolean divide(long mantissa, int shift) {
    if (shift > FAST_DIGITS || mantissa % POWERS_OF_TEN[shift] != 0) {
      return fail(FaultRule.TOO_PRECISE);
    }
    value = mantissa / POWERS_OF_TEN[shift];
    return true;
  }

  private boolean parseUnusual(byte[] bytes, int start, int end, int exponent) {
    if (end - start > LONGEST) {
      return fail(FaultRule.NOT_A_NUMBER);
    }
    BigDecimal number;
    try {
      number = new BigDecimal(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException notADecimal) {
      return fail(FaultRule.NOT_A_NUMBER);
    }
    if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
      return fail(number.signum() == 0 ? FaultRule.NOT_A_NUMBER : FaultRule.OUT_OF_RANGE);
    }
    return shift(number, exponent);
  }

  private boolean shift(BigDecimal number, int exponent) {
    BigDecimal scaled = number.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    if (scaled.scale() > 0) {
      return fail(FaultRule.TOO_PRECISE);
    }
    try {
      value = scaled.longValueExact();
      return true;
    } catch (ArithmeticException tooLarge) {
      return fail(FaultRule.OUT_OF_RANGE);
    }
  }

  private boolean fail(FaultRule rule) {
    fault = rule;
    return false;
  }

  private static long[] powersOfTen() {
    long[] powers = new long[FAST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
