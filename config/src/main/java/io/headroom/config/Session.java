package io.headroom.config;

import java.time.LocalDate;

/**
 * One trading session.
 *
 * @param date trading date
 * @param open first instant, ns since the epoch
 * @param close end, ns since the epoch, exclusive
 * @param end close plus the wait for the closing auction's print, ns since the epoch
 */
public record Session(LocalDate date, long open, long close, long end) {
  /** Whether the instant lies in the session: open included, close excluded. */
  public boolean contains(long nanos) {
    return nanos >= open && nanos < close;
  }

  /** Whole minutes of the session. */
  public int minutes() {
    return Math.toIntExact((close - open) / 60_000_000_000L);
  }
}
