package io.headroom.bench;

import io.headroom.journal.FactSubmitter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.TradeEncoder;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Trades as the sequencer writes them, as fast as they can be copied. */
final class Trades {
  private final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
  private final int length;
  private long number;

  /**
   * @param last number of the last record that is there
   */
  Trades(long last) {
    TradeEncoder trade =
        new TradeEncoder().wrapAndApplyHeader(record, 0, new MessageHeaderEncoder());
    trade.sourceTime(1).position(1).price(16_789).quantity(100).saleConditions(0).stream(1)
        .instrumentId(1)
        .priceExponent((byte) -2)
        .quantityExponent((byte) 0)
        .exchange((byte) 'N');
    length = RecordHeader.LENGTH + trade.encodedLength();
    number = last;
  }

  /** Bytes of a record. */
  int length() {
    return length;
  }

  /** The number of the last record. */
  long number() {
    return number;
  }

  /** Submits the next one. */
  void submit(FactSubmitter submitter) {
    RecordHeader.stamp(record, 0, ++number, number);
    submitter.submit(record, 0, length);
  }

  /** Fills a batch with so many records. */
  void fill(RecordBatch batch, int records) {
    batch.clear();
    for (int i = 0; i < records; i++) {
      RecordHeader.stamp(record, 0, ++number, number);
      batch.add(record, 0, length);
    }
  }
}
