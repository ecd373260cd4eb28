package io.headroom.ingest;

import io.headroom.config.Feed;
import io.headroom.config.Instrument;

/** Decodes the rows of one instrument's files in one format. Belongs to one thread. */
interface RowDecoder {
  /** Whether rows are quotes; they are trades otherwise. */
  boolean quotes();

  /** Whether each file begins with a line that names the columns. */
  boolean hasHeader();

  /**
   * Makes ready for the next file.
   *
   * @param file its name and path, for messages
   * @throws FeedException if the name lacks what the format needs from it
   */
  void startFile(FeedFile file);

  /**
   * Takes a file's header line.
   *
   * @throws FeedException if a column that is asked for is not there
   */
  void header(byte[] bytes, int start, int end);

  /**
   * Decodes one line, without its end, into a row.
   *
   * @return false if it is no tick; the row then says why
   */
  boolean decode(byte[] bytes, int start, int end, Row row);

  /**
   * The end of what the file's rows can cover, ns since the epoch, or {@link Long#MIN_VALUE} where
   * only its rows tell.
   */
  long coverageEnd();

  /** The decoder of a feed's format. */
  static RowDecoder of(Feed feed, Instrument instrument) {
    return switch (feed.format()) {
      case LEAN_EQUITY_TRADE -> new LeanTradeDecoder(feed.zone(), instrument);
      case LEAN_EQUITY_QUOTE -> new LeanQuoteDecoder(feed.zone(), instrument);
      case LEAN_FOREX_QUOTE -> new LeanForexDecoder(feed.zone(), instrument);
      case CSV -> new CsvDecoder(feed, instrument);
    };
  }
}
