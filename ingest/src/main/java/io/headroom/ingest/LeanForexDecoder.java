package io.headroom.ingest;

import io.headroom.config.Instrument;
import java.time.ZoneId;

/** LEAN forex quotes: {@code ms,bid,ask}, both sides, no sizes, which are 0 in the journal. */
final class LeanForexDecoder extends LeanDecoder {
  private static final int COLUMN_BID = 1;
  private static final int COLUMN_ASK = 2;

  LeanForexDecoder(ZoneId zone, Instrument instrument) {
    super(zone, instrument, "time", "bid", "ask");
  }

  @Override
  public boolean quotes() {
    return true;
  }

  @Override
  boolean decodeColumns(byte[] bytes, Row row) {
    if (!decimal(bytes, COLUMN_BID, priceExponent, "bid", row)) {
      return false;
    }
    row.bid = number();
    if (!decimal(bytes, COLUMN_ASK, priceExponent, "ask", row)) {
      return false;
    }
    row.ask = number();
    row.hasBid = true;
    row.hasAsk = true;
    return true;
  }
}
