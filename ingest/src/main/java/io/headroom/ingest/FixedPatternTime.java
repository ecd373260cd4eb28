package io.headroom.ingest;

import io.headroom.journal.record.FaultRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/**
 * Times by a pattern in which every part is a number of fixed width and the date is whole, such as
 * {@code yyyy-MM-dd HH:mm:ss.SSS}: read from the bytes, without allocating.
 *
 * <p>The pattern becomes one operation a byte: a literal that must stand there, or a digit that
 * goes to one of the parts.
 */
final class FixedPatternTime implements CsvTime {
  private static final String PARTS = "uMdHmsS";
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DAY = 2;
  private static final int HOUR = 3;
  private static final int MINUTE = 4;
  private static final int SECOND = 5;
  private static final int FRACTION = 6;
  private static final int[] WIDTHS = {4, 2, 2, 2, 2, 2, 0};
  private static final int LONGEST_FRACTION = 9;
  private static final int LITERAL = 16;
  private static final long NANOS = 1_000_000_000L;

  private final int[] operations;
  private final long fractionUnit;
  private final ZoneId zone;
  private final int[] parts = new int[PARTS.length()];
  private LocalDay day;
  private int dayKey;
  private long instant;
  private FaultRule fault = FaultRule.NULL_VAL;

  private FixedPatternTime(int[] operations, long fractionUnit, ZoneId zone) {
    this.operations = operations;
    this.fractionUnit = fractionUnit;
    this.zone = zone;
    this.day = LocalDay.of(LocalDate.EPOCH, zone);
  }

  /** Takes a pattern; empty if it is not of this kind. */
  static Optional<FixedPatternTime> of(String pattern, ZoneId zone) {
    int[] operations = new int[pattern.length()];
    int[] widths = new int[PARTS.length()];
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i) == 'y' ? 'u' : pattern.charAt(i);
      int part = quoted ? -1 : PARTS.indexOf(letter);
      if (letter == '\'') {
        quoted = !quoted;
      } else if (part >= 0) {
        boolean apart = widths[part] > 0 && operations[count - 1] != part;
        if (apart) {
          return Optional.empty();
        }
        operations[count++] = part;
        widths[part]++;
      } else if (letter >= 128 || (!quoted && isPatternSyntax(letter))) {
        return Optional.empty();
      } else {
        operations[count++] = LITERAL + letter;
      }
    }
    return quoted || pattern.contains("''") || !sound(widths)
        ? Optional.empty()
        : Optional.of(
            new FixedPatternTime(
                Arrays.copyOf(operations, count), fractionUnit(widths[FRACTION]), zone));
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end) {
    if (end - start != operations.length) {
      return fail(FaultRule.UNDECODABLE);
    }
    Arrays.fill(parts, 0);
    for (int i = 0; i < operations.length; i++) {
      int operation = operations[i];
      int value = bytes[start + i];
      if (operation >= LITERAL) {
        if (value != operation - LITERAL) {
          return fail(FaultRule.UNDECODABLE);
        }
      } else if (value < '0' || value > '9') {
        return fail(FaultRule.UNDECODABLE);
      } else {
        parts[operation] = parts[operation] * 10 + value - '0';
      }
    }
    return combine();
  }

  @Override
  public long instant() {
    return instant;
  }

  @Override
  public FaultRule fault() {
    return fault;
  }

  private boolean combine() {
    if (parts[HOUR] > 23 || parts[MINUTE] > 59 || parts[SECOND] > 59 || !findDay()) {
      return fail(FaultRule.OUT_OF_RANGE);
    }
    long seconds = (parts[HOUR] * 60L + parts[MINUTE]) * 60 + parts[SECOND];
    instant = day.instant(seconds * NANOS + parts[FRACTION] * fractionUnit);
    return instant != LocalDay.NO_SUCH_TIME || fail(FaultRule.OUT_OF_RANGE);
  }

  private boolean findDay() {
    int key = (parts[YEAR] * 100 + parts[MONTH]) * 100 + parts[DAY];
    if (key == dayKey) {
      return true;
    }
    if (parts[YEAR] < 1900 || parts[YEAR] > 2199) {
      return false;
    }
    try {
      day = LocalDay.of(LocalDate.of(parts[YEAR], parts[MONTH], parts[DAY]), zone);
    } catch (DateTimeException noSuchDate) {
      return false;
    }
    dayKey = key;
    return true;
  }

  private boolean fail(FaultRule rule) {
    fault = rule;
    return false;
  }

  private static boolean isPatternSyntax(char letter) {
    return Character.isLetter(letter) || "[]{}#".indexOf(letter) >= 0;
  }

  private static boolean sound(int[] widths) {
    for (int part = YEAR; part < FRACTION; part++) {
      boolean optional = part >= HOUR;
      if (widths[part] != WIDTHS[part] && !(optional && widths[part] == 0)) {
        return false;
      }
    }
    return widths[FRACTION] <= LONGEST_FRACTION;
  }

  private static long fractionUnit(int width) {
    long unit = NANOS;
    for (int i = 0; i < width; i++) {
      unit /= 10;
    }
    return unit;
  }
}
