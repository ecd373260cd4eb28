package io.headroom.ingest;

import io.headroom.journal.record.FaultRule;
import java.nio.charset.StandardCharsets;

/** Puts what is wrong with a row into words. */
final class Faults {
  /** Longest piece of a row that is quoted in a reason. */
  private static final int QUOTED = 60;

  private Faults() {}

  /** A column that should hold a number does not; returns false. */
  static boolean number(Row row, FaultRule rule, String column, int start, int end, int exponent) {
    String expected =
        switch (rule) {
          case TOO_PRECISE -> "a whole multiple of 10^" + exponent;
          case OUT_OF_RANGE -> "a number that fits 64 bits in multiples of 10^" + exponent;
          default -> "a number";
        };
    return row.fault(rule, column, start, end, expected);
  }

  /** One line: file, row, column, value, what was expected. */
  static String reason(String file, long rowNumber, Row row, byte[] bytes) {
    String where = file + ", row " + rowNumber;
    if (row.valueStart == Row.NO_COLUMN) {
      return where + ": " + row.expected;
    }
    return where
        + ", column "
        + row.column
        + ": '"
        + quote(bytes, row.valueStart, row.valueEnd)
        + "' is "
        + verdict(row.rule)
        + ", expected "
        + row.expected;
  }

  /** The bytes as text, control characters made visible, shortened. */
  static String quote(byte[] bytes, int start, int end) {
    int length = Math.min(end - start, QUOTED);
    StringBuilder text =
        new StringBuilder(new String(bytes, start, length, StandardCharsets.UTF_8));
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        text.setCharAt(i, '\uFFFD');
      }
    }
    return length < end - start ? text + "..." : text.toString();
  }

  private static String verdict(FaultRule rule) {
    return switch (rule) {
      case NOT_A_NUMBER -> "not a number";
      case TOO_PRECISE -> "too precise";
      case OUT_OF_RANGE -> "out of range";
      default -> "not readable";
    };
  }
}
