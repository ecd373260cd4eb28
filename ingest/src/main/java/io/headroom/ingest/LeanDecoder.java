package io.headroom.ingest;

import io.headroom.config.Instrument;
import io.headroom.journal.record.FaultRule;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What LEAN's tick formats have in common: no header, commas, no quoting, and a first column with
 * the wall-clock time in milliseconds since midnight of the date that the file's name begins with
 * ({@code yyyyMMdd_}). Fractions of a millisecond are allowed down to the nanosecond.
 *
 * <p>A day on which clocks change: see {@link LocalDay}.
 */
abstract class LeanDecoder implements RowDecoder {
  /** Equity prices are written times 10,000. */
  static final int EQUITY_PRICE_SHIFT = 4;

  private static final int MILLIS_TO_NANOS = -6;
  private static final int LONGEST_CONDITIONS = 8;

  final Fields fields = new Fields();
  final int priceExponent;
  final int quantityExponent;

  private final DecimalParser decimals = new DecimalParser();
  private final ZoneId zone;
  private final int columns;
  private final String columnNames;
  private LocalDay day;

  LeanDecoder(ZoneId zone, Instrument instrument, String... columnNames) {
    this.zone = zone;
    this.priceExponent = instrument.priceExponent();
    this.quantityExponent = instrument.quantityExponent();
    this.columns = columnNames.length;
    this.columnNames = String.join(",", columnNames);
    this.day = LocalDay.of(LocalDate.EPOCH, zone);
  }

  @Override
  public boolean hasHeader() {
    return false;
  }

  @Override
  public void startFile(FeedFile file) {
    day = LocalDay.of(file.date(), zone);
  }

  @Override
  public void header(byte[] bytes, int start, int end) {
    throw new IllegalStateException("LEAN files have no header");
  }

  @Override
  public long coverageEnd() {
    return day.end();
  }

  @Override
  public final boolean decode(byte[] bytes, int start, int end, Row row) {
    fields.split(bytes, start, end, (byte) ',');
    if (fields.count() != columns) {
      return row.fault(
          FaultRule.COLUMN_COUNT,
          "has " + fields.count() + " columns, expected " + columns + ": " + columnNames);
    }
    return time(bytes, row) && decodeColumns(bytes, row);
  }

  /** Decodes what comes after the time, from {@link #fields}. */
  abstract boolean decodeColumns(byte[] bytes, Row row);

  /** Reads a number in multiples of 10^exponent; {@link #number()} holds it then. */
  final boolean decimal(byte[] bytes, int field, int exponent, String column, Row row) {
    int start = fields.start(field);
    int end = fields.end(field);
    if (decimals.parse(bytes, start, end, exponent)) {
      return true;
    }
    return Faults.number(row, decimals.fault(), column, start, end, exponent);
  }

  final long number() {
    return decimals.value();
  }

  /** Reads the letter of an exchange; a space where there is none. */
  final boolean exchange(byte[] bytes, int field, Row row) {
    int start = fields.start(field);
    int length = fields.end(field) - start;
    if (length == 0) {
      row.exchange = ' ';
      return true;
    }
    byte letter = bytes[start];
    if (length > 1 || letter <= ' ' || letter > '~') {
      return row.fault(
          FaultRule.UNDECODABLE, "exchange", start, start + length, "one letter or none");
    }
    row.exchange = letter;
    return true;
  }

  /** Reads flags in hexadecimal; none where there are none. */
  final boolean conditions(byte[] bytes, int field, Row row) {
    int start = fields.start(field);
    int end = fields.end(field);
    long flags = 0;
    for (int at = start; at < end; at++) {
      int digit = Character.digit(bytes[at], 16);
      if (digit < 0 || end - start > LONGEST_CONDITIONS) {
        return row.fault(
            FaultRule.UNDECODABLE, "conditions", start, end, "at most 8 hexadecimal digits");
      }
      flags = flags << 4 | digit;
    }
    row.conditions = flags;
    return true;
  }

  /** Reads the last column of equity ticks. */
  final boolean suspicious(byte[] bytes, int field, Row row) {
    int start = fields.start(field);
    int end = fields.end(field);
    if (end - start != 1 || (bytes[start] != '0' && bytes[start] != '1')) {
      return row.fault(FaultRule.UNDECODABLE, "suspicious", start, end, "0 or 1");
    }
    row.suspicious = bytes[start] == '1';
    return true;
  }

  private boolean time(byte[] bytes, Row row) {
    if (!decimal(bytes, 0, MILLIS_TO_NANOS, "time", row)) {
      return false;
    }
    long sinceMidnight = decimals.value();
    if (sinceMidnight < 0 || sinceMidnight >= LocalDay.NANOS_PER_DAY) {
      return row.fault(
          FaultRule.OUT_OF_RANGE,
          "time",
          fields.start(0),
          fields.end(0),
          "milliseconds since midnight, 0 to below 86400000");
    }
    row.time = day.instant(sinceMidnight);
    return row.time != LocalDay.NO_SUCH_TIME || skippedTime(row);
  }

  private boolean skippedTime(Row row) {
    return row.fault(
        FaultRule.OUT_OF_RANGE,
        "time",
        fields.start(0),
        fields.end(0),
        "a time that exists on " + day.date() + " in " + zone + ", where clocks were put forward");
  }
}
