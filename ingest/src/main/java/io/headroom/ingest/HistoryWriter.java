package io.headroom.ingest;

import io.headroom.journal.FactSubmitter;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.DailyBarEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.PriceFactorEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes the history as facts, each into the same buffer, and submits them. */
public final class HistoryWriter {
  private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final PriceFactorEncoder factor = new PriceFactorEncoder();
  private final DailyBarEncoder bar = new DailyBarEncoder();

  /** A writer with a buffer of its own; belongs to one thread. */
  public HistoryWriter() {}

  void factor(long time, PriceFactors.Factor row, FactSubmitter submitter) {
    factor
        .wrapAndApplyHeader(buffer, 0, header)
        .instrumentId(row.instrument().id())
        .throughDate(row.throughDay());
    factor
        .priceFactor()
        .mantissa(row.priceFactor().mantissa())
        .exponent((byte) row.priceFactor().exponent());
    factor
        .splitFactor()
        .mantissa(row.splitFactor().mantissa())
        .exponent((byte) row.splitFactor().exponent());
    send(time, factor.encodedLength(), submitter);
  }

  /**
   * Submits a day of history.
   *
   * @param time event time, ns since the epoch
   */
  public void bar(long time, DailyBar row, FactSubmitter submitter) {
    bar.wrapAndApplyHeader(buffer, 0, header)
        .instrumentId(row.instrument().id())
        .date(row.day())
        .exponent((byte) row.exponent())
        .openPrice(row.open())
        .highPrice(row.high())
        .lowPrice(row.low())
        .closePrice(row.close())
        .volume(row.volume());
    send(time, bar.encodedLength(), submitter);
  }

  private void send(long time, int bodyLength, FactSubmitter submitter) {
    RecordHeader.stamp(buffer, 0, 0, time);
    submitter.submit(buffer, 0, RecordHeader.LENGTH + bodyLength);
  }
}
