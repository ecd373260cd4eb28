package io.headroom.ingest;

import io.headroom.config.Instrument;
import java.time.ZoneId;

/**
 * LEAN equity quotes: {@code
 * ms,bid*10000,bidSize,ask*10000,askSize,exchange,conditions,suspicious}. A side whose price and
 * size are both 0 was not quoted.
 */
final class LeanQuoteDecoder extends LeanDecoder {
  private static final int COLUMN_BID = 1;
  private static final int COLUMN_BID_SIZE = 2;
  private static final int COLUMN_ASK = 3;
  private static final int COLUMN_ASK_SIZE = 4;
  private static final int COLUMN_EXCHANGE = 5;
  private static final int COLUMN_CONDITIONS = 6;
  private static final int COLUMN_SUSPICIOUS = 7;

  LeanQuoteDecoder(ZoneId zone, Instrument instrument) {
    super(
        zone,
        instrument,
        "time",
        "bid",
        "bidSize",
        "ask",
        "askSize",
        "exchange",
        "conditions",
        "suspicious");
  }

  @Override
  public boolean quotes() {
    return true;
  }

  @Override
  boolean decodeColumns(byte[] bytes, Row row) {
    return bid(bytes, row)
        && ask(bytes, row)
        && exchange(bytes, COLUMN_EXCHANGE, row)
        && conditions(bytes, COLUMN_CONDITIONS, row)
        && suspicious(bytes, COLUMN_SUSPICIOUS, row);
  }

  private boolean bid(byte[] bytes, Row row) {
    if (!decimal(bytes, COLUMN_BID, priceExponent + EQUITY_PRICE_SHIFT, "bid", row)) {
      return false;
    }
    row.bid = number();
    if (!decimal(bytes, COLUMN_BID_SIZE, quantityExponent, "bidSize", row)) {
      return false;
    }
    row.bidSize = number();
    row.hasBid = (row.bid | row.bidSize) != 0;
    return true;
  }

  private boolean ask(byte[] bytes, Row row) {
    if (!decimal(bytes, COLUMN_ASK, priceExponent + EQUITY_PRICE_SHIFT, "ask", row)) {
      return false;
    }
    row.ask = number();
    if (!decimal(bytes, COLUMN_ASK_SIZE, quantityExponent, "askSize", row)) {
      return false;
    }
    row.askSize = number();
    row.hasAsk = (row.ask | row.askSize) != 0;
    return true;
  }
}
