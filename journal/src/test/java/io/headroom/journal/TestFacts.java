package io.headroom.journal;

import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.TradeEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Encoded facts for tests. */
final class TestFacts {
  /** Bytes of a trade, header included. */
  static final int TRADE_LENGTH = RecordHeader.LENGTH + TradeEncoder.BLOCK_LENGTH;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[TRADE_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final TradeEncoder trade = new TradeEncoder();

  /** A trade of instrument 1 at the event time, at a price in cents. */
  void submitTrade(FactSubmitter submitter, long eventTime, long price) {
    trade
        .wrapAndApplyHeader(buffer, 0, header)
        .sourceTime(eventTime)
        .position(price)
        .price(price)
        .quantity(100)
        .saleConditions(0)
        .stream(1)
        .instrumentId(1)
        .priceExponent((byte) -2)
        .quantityExponent((byte) 0)
        .exchange((byte) 'N')
        .flags()
        .clear();
    RecordHeader.stamp(buffer, 0, 0, eventTime);
    submitter.submit(buffer, 0, TRADE_LENGTH);
  }
}
