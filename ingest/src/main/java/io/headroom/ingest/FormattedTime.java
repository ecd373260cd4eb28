package io.headroom.ingest;

import io.headroom.journal.record.FaultRule;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Times by any {@link DateTimeFormatter} pattern, English month names, in the feed's zone unless
 * they name one. A few times slower than {@link FixedPatternTime}.
 */
final class FormattedTime implements CsvTime {
  private static final int LONGEST = 128;
  private static final long NANOS = 1_000_000_000L;
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  private final DateTimeFormatter formatter;
  private final ZoneId zone;
  private LocalDay day;
  private long instant;
  private FaultRule fault = FaultRule.NULL_VAL;

  FormattedTime(String pattern, ZoneId zone) {
    this.zone = zone;
    this.day = LocalDay.of(LocalDate.EPOCH, zone);
    this.formatter = formatter(pattern);
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end) {
    if (end - start > LONGEST) {
      return fail(FaultRule.UNDECODABLE);
    }
    try {
      String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      return take(formatter.parse(text));
    } catch (DateTimeParseException unreadable) {
      return fail(FaultRule.UNDECODABLE);
    }
  }

  @Override
  public long instant() {
    return instant;
  }

  @Override
  public FaultRule fault() {
    return fault;
  }

  private boolean take(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return take(Instant.from(parsed));
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (date == null) {
      return fail(FaultRule.UNDECODABLE);
    }
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      return fail(FaultRule.OUT_OF_RANGE);
    }
    if (!date.equals(day.date())) {
      day = LocalDay.of(date, zone);
    }
    instant = day.instant(time == null ? 0 : time.toNanoOfDay());
    return instant != LocalDay.NO_SUCH_TIME || fail(FaultRule.OUT_OF_RANGE);
  }

  private boolean take(Instant parsed) {
    long seconds = parsed.getEpochSecond();
    if (seconds < EARLIEST / NANOS || seconds >= LATEST / NANOS) {
      return fail(FaultRule.OUT_OF_RANGE);
    }
    instant = seconds * NANOS + parsed.getNano();
    return true;
  }

  private boolean fail(FaultRule rule) {
    fault = rule;
    return false;
  }

  private static DateTimeFormatter formatter(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new FeedException(
          "time format '"
              + pattern
              + "' cannot be understood ("
              + wrong.getMessage()
              + "); use epoch-ms, epoch-us, epoch-ns or a pattern such as yyyy-MM-dd HH:mm:ss.SSS",
          wrong);
    }
  }
}
