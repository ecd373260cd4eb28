package io.headroom.ingest;

import io.headroom.journal.FactSubmitter;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.FeedEndedEncoder;
import io.headroom.journal.record.FeedFaultEncoder;
import io.headroom.journal.record.FeedOpenedEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.QuoteEncoder;
import io.headroom.journal.record.TradeEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes a stream's events as facts, each into the same buffer, and submits them. */
final class FactWriter {
  /** Most bytes of a faulty row that its fact keeps. */
  static final int RAW_BYTES = 1_024;

  private static final int TEXT_BYTES = 4_096;

  private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[3 * TEXT_BYTES]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final TradeEncoder trade = new TradeEncoder();
  private final QuoteEncoder quote = new QuoteEncoder();
  private final FeedOpenedEncoder opened = new FeedOpenedEncoder();
  private final FeedFaultEncoder fault = new FeedFaultEncoder();
  private final FeedEndedEncoder ended = new FeedEndedEncoder();

  /** Submits the event that a stream holds. */
  void submit(FeedStream stream, FactSubmitter submitter) {
    switch (stream.event()) {
      case TICK -> {
        if (stream.quotes()) {
          quote(stream, submitter);
        } else {
          trade(stream, submitter);
        }
      }
      case FAULT ->
          fault(
              FactSubmitter.UNTIMED,
              stream.number(),
              stream.instrument().id(),
              stream.position(),
              stream.row().rule,
              stream.reason(),
              stream.raw(),
              stream.rawStart(),
              stream.rawLength(),
              submitter);
      case END -> ended(stream, submitter);
      case NOTHING ->
          throw new IllegalStateException("stream " + stream.number() + " is at its end");
    }
  }

  void opened(FeedStream stream, String feed, OpenedFile file, FactSubmitter submitter) {
    byte[] feedName = text(feed);
    byte[] fileName = text(file.file().name());
    opened.wrapAndApplyHeader(buffer, 0, header).stream(stream.number())
        .instrumentId(stream.instrument().id())
        .fileOrdinal(file.ordinal())
        .bytes(file.identity().bytes())
        .putContentHash(file.identity().hash(), 0, FeedOpenedEncoder.contentHashLength())
        .putFeed(feedName, 0, feedName.length)
        .putFile(fileName, 0, fileName.length);
    send(FactSubmitter.UNTIMED, opened.encodedLength(), submitter);
  }

  void fault(
      long time,
      int stream,
      int instrumentId,
      long position,
      FaultRule rule,
      String reason,
      byte[] raw,
      int rawStart,
      int rawLength,
      FactSubmitter submitter) {
    byte[] words = text(reason);
    fault.wrapAndApplyHeader(buffer, 0, header).position(position).stream(stream)
        .instrumentId(instrumentId)
        .rule(rule)
        .putReason(words, 0, words.length)
        .putRaw(raw, rawStart, Math.min(rawLength, RAW_BYTES));
    send(time, fault.encodedLength(), submitter);
  }

  private void trade(FeedStream stream, FactSubmitter submitter) {
    Row row = stream.row();
    trade
        .wrapAndApplyHeader(buffer, 0, header)
        .sourceTime(row.time)
        .position(stream.position())
        .price(row.price)
        .quantity(row.quantity)
        .saleConditions(row.conditions)
        .stream(stream.number())
        .instrumentId(stream.instrument().id())
        .priceExponent((byte) stream.instrument().priceExponent())
        .quantityExponent((byte) stream.instrument().quantityExponent())
        .exchange(row.exchange);
    trade.flags().clear().suspicious(row.suspicious);
    send(row.time, trade.encodedLength(), submitter);
  }

  private void quote(FeedStream stream, FactSubmitter submitter) {
    Row row = stream.row();
    quote
        .wrapAndApplyHeader(buffer, 0, header)
        .sourceTime(row.time)
        .position(stream.position())
        .bid(row.bid)
        .bidSize(row.bidSize)
        .ask(row.ask)
        .askSize(row.askSize)
        .conditions(row.conditions)
        .stream(stream.number())
        .instrumentId(stream.instrument().id())
        .priceExponent((byte) stream.instrument().priceExponent())
        .quantityExponent((byte) stream.instrument().quantityExponent())
        .exchange(row.exchange);
    quote.flags().clear().suspicious(row.suspicious).hasBid(row.hasBid).hasAsk(row.hasAsk);
    send(row.time, quote.encodedLength(), submitter);
  }

  private void ended(FeedStream stream, FactSubmitter submitter) {
    ended
        .wrapAndApplyHeader(buffer, 0, header)
        .position(stream.position())
        .rows(stream.rows())
        .stream(stream.number());
    send(stream.mergeTime(), ended.encodedLength(), submitter);
  }

  /** Stamps the event's time into the header and hands the record over. */
  private void send(long time, int bodyLength, FactSubmitter submitter) {
    RecordHeader.stamp(buffer, 0, 0, time);
    submitter.submit(buffer, 0, RecordHeader.LENGTH + bodyLength);
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= TEXT_BYTES ? bytes : Arrays.copyOf(bytes, TEXT_BYTES);
  }
}
