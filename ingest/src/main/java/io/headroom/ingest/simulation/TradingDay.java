package io.headroom.ingest.simulation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The 24 hours before 17:00 New York of a date.
 *
 * @param start ns since the epoch
 */
record TradingDay(LocalDate date, long start) {
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static final LocalTime END = LocalTime.of(17, 0);
  private static final long NANOS = 1_000_000_000L;

  static TradingDay of(LocalDate date) {
    long end = date.atTime(END).atZone(NEW_YORK).toEpochSecond();
    return new TradingDay(date, Math.multiplyExact(end - TradingHours.DAY, NANOS));
  }

  /** The instant so many milliseconds after the start, ns since the epoch. */
  long nanos(long millis) {
    return start + millis * 1_000_000L;
  }

  /** The last instant, ns since the epoch. */
  long end() {
    return start + TradingHours.DAY * NANOS;
  }
}
