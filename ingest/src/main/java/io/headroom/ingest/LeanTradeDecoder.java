package io.headroom.ingest;

import io.headroom.config.Instrument;
import java.time.ZoneId;

/** LEAN equity trades: {@code ms,price*10000,size,exchange,conditions,suspicious}. */
final class LeanTradeDecoder extends LeanDecoder {
  private static final int COLUMN_PRICE = 1;
  private static final int COLUMN_SIZE = 2;
  private static final int COLUMN_EXCHANGE = 3;
  private static final int COLUMN_CONDITIONS = 4;
  private static final int COLUMN_SUSPICIOUS = 5;

  LeanTradeDecoder(ZoneId zone, Instrument instrument) {
    super(zone, instrument, "time", "price", "size", "exchange", "conditions", "suspicious");
  }

  @Override
  public boolean quotes() {
    return false;
  }

  @Override
  boolean decodeColumns(byte[] bytes, Row row) {
    if (!decimal(bytes, COLUMN_PRICE, priceExponent + EQUITY_PRICE_SHIFT, "price", row)) {
      return false;
    }
    row.price = number();
    if (!decimal(bytes, COLUMN_SIZE, quantityExponent, "size", row)) {
      return false;
    }
    row.quantity = number();
    return exchange(bytes, COLUMN_EXCHANGE, row)
        && conditions(bytes, COLUMN_CONDITIONS, row)
        && suspicious(bytes, COLUMN_SUSPICIOUS, row);
  }
}
