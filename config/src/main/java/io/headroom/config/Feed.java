package io.headroom.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A file feed.
 *
 * @param zone the zone in which the files tell time
 * @param sources one per instrument, in the order in which they are merged at equal times
 * @param csv how to read the columns; present for {@link Format#CSV} alone
 */
public record Feed(
    String name, Format format, ZoneId zone, List<Source> sources, Optional<Csv> csv) {
  public Feed {
    sources = List.copyOf(sources);
  }

  /** File format. */
  public enum Format {
    LEAN_EQUITY_TRADE,
    LEAN_EQUITY_QUOTE,
    LEAN_FOREX_QUOTE,
    CSV
  }

  /**
   * One instrument's files.
   *
   * @param files a path whose last part may hold {@code *}, variables unexpanded; the files are
   *     read in the order of their names
   */
  public record Source(String symbol, String files) {}

  /**
   * The columns of a general CSV file, numbered from 0 or named after its header.
   *
   * @param kind what a row is
   * @param time the column of the time
   * @param timeFormat {@code epoch-ms}, {@code epoch-us}, {@code epoch-ns}, or a {@link
   *     java.time.format.DateTimeFormatter} pattern, in the feed's zone where it names none
   * @param header whether the first line names the columns
   * @param price the trade's price, for trades
   * @param size the trade's size, for trades
   * @param bid for quotes, as are bidSize, ask and askSize
   */
  public record Csv(
      Kind kind,
      char separator,
      boolean header,
      String time,
      String timeFormat,
      Optional<String> price,
      Optional<String> size,
      Optional<String> bid,
      Optional<String> bidSize,
      Optional<String> ask,
      Optional<String> askSize) {
    /** What a row is. */
    public enum Kind {
      TRADE,
      QUOTE
    }
  }
}
