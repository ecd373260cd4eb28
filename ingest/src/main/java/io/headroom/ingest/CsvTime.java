package io.headroom.ingest;

import io.headroom.journal.record.FaultRule;
import java.time.ZoneId;

/** Reads the time column of a CSV file. Belongs to one thread. */
interface CsvTime {
  /** Instants outside these bounds are out of range: 1900-01-01 to 2200-01-01, ns. */
  long EARLIEST = -2_208_988_800_000_000_000L;

  long LATEST = 7_258_118_400_000_000_000L;

  /**
   * Reads a time.
   *
   * @return whether there is an {@link #instant()}; if not, {@link #fault()} says why
   */
  boolean parse(byte[] bytes, int start, int end);

  /** The time last read, ns since the epoch. */
  long instant();

  /** Why the last time could not be read. */
  FaultRule fault();

  /**
   * Understands a time format.
   *
   * @param format {@code epoch-ms}, {@code epoch-us}, {@code epoch-ns} or a pattern as {@link
   *     java.time.format.DateTimeFormatter} has them
   * @param zone of times that name none
   * @throws FeedException if the pattern cannot be understood or has no date
   */
  static CsvTime of(String format, ZoneId zone) {
    return switch (format) {
      case "epoch-ms" -> new EpochTime(-6);
      case "epoch-us" -> new EpochTime(-3);
      case "epoch-ns" -> new EpochTime(0);
      default -> pattern(format, zone);
    };
  }

  private static CsvTime pattern(String format, ZoneId zone) {
    CsvTime general = new FormattedTime(format, zone);
    return FixedPatternTime.of(format, zone).map(CsvTime.class::cast).orElse(general);
  }
}
