package io.headroom.ingest;

import io.headroom.config.Instrument;
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

/**
 * Encodes a stream's events as facts, each into the same buffer, and submits them. Belongs to one
 * thread.
 */
public final class FactWriter {
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
  private final Row row = new Row();

  /** A writer with a buffer of its own. */
  public FactWriter() {}

  /** Submits the event that a stream holds. */
  void submit(FeedStream stream, FactSubmitter submitter) {
    switch (stream.event()) {
      case TICK -> {
        if (stream.quotes()) {
          quote(stream.number(), stream.instrument(), stream.position(), stream.row(), submitter);
        } else {
          trade(stream.number(), stream.instrument(), stream.position(), stream.row(), submitter);
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
      case END ->
          ended(stream.number(), stream.position(), stream.rows(), stream.mergeTime(), submitter);
      case NOTHING ->
          throw new IllegalStateException("stream " + stream.number() + " is at its end");
    }
  }

  /**
   * Submits that a stream has been opened, or one more of its files.
   *
   * @param stream from 1
   * @param ordinal of the file in the stream, from 0
   * @param file what it is, in at most 4,096 bytes of UTF-8
   */
  public void opened(
      int stream,
      int instrumentId,
      String feed,
      int ordinal,
      String file,
      FileIdentity identity,
      FactSubmitter submitter) {
    byte[] feedName = text(feed);
    byte[] fileName = text(file);
    opened.wrapAndApplyHeader(buffer, 0, header).stream(stream)
        .instrumentId(instrumentId)
        .fileOrdinal(ordinal)
        .bytes(identity.bytes())
        .putContentHash(identity.hash(), 0, FeedOpenedEncoder.contentHashLength())
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

  /**
   * Submits a tick.
   *
   * @param stream from 1
   * @param position its place in the stream: the number of its row, from 1
   */
  public void tick(
      int stream, Instrument instrument, long position, Tick tick, FactSubmitter submitter) {
    row.time = tick.time();
    if (tick instanceof TradeTick made) {
      row.price = made.price();
      row.quantity = made.quantity();
      row.conditions = made.conditions();
      row.exchange = (byte) made.exchange();
      trade(stream, instrument, position, row, submitter);
    } else if (tick instanceof QuoteTick quoted) {
      row.bid = quoted.bid();
      row.bidSize = quoted.bidSize();
      row.ask = quoted.ask();
      row.askSize = quoted.askSize();
      row.conditions = 0;
      row.exchange = ' ';
      row.hasBid = true;
      row.hasAsk = true;
      quote(stream, instrument, position, row, submitter);
    }
  }

  private void trade(
      int stream, Instrument instrument, long position, Row row, FactSubmitter submitter) {
    trade
        .wrapAndApplyHeader(buffer, 0, header)
        .sourceTime(row.time)
        .position(position)
        .price(row.price)
        .quantity(row.quantity)
        .saleConditions(row.conditions)
        .stream(stream)
        .instrumentId(instrument.id())
        .priceExponent((byte) instrument.priceExponent())
        .quantityExponent((byte) instrument.quantityExponent())
        .exchange(row.exchange);
    trade.flags().clear().suspicious(row.suspicious);
    send(row.time, trade.encodedLength(), submitter);
  }

  private void quote(
      int stream, Instrument instrument, long position, Row row, FactSubmitter submitter) {
    quote
        .wrapAndApplyHeader(buffer, 0, header)
        .sourceTime(row.time)
        .position(position)
        .bid(row.bid)
        .bidSize(row.bidSize)
        .ask(row.ask)
        .askSize(row.askSize)
        .conditions(row.conditions)
        .stream(stream)
        .instrumentId(instrument.id())
        .priceExponent((byte) instrument.priceExponent())
        .quantityExponent((byte) instrument.quantityExponent())
        .exchange(row.exchange);
    quote.flags().clear().suspicious(row.suspicious).hasBid(row.hasBid).hasAsk(row.hasAsk);
    send(row.time, quote.encodedLength(), submitter);
  }

  /**
   * Submits that a stream has no more rows.
   *
   * @param position of its last row
   * @param rows how many there were
   * @param time the end of what it covers, ns since the epoch
   */
  public void ended(int stream, long position, long rows, long time, FactSubmitter submitter) {
    ended.wrapAndApplyHeader(buffer, 0, header).position(position).rows(rows).stream(stream);
    send(time, ended.encodedLength(), submitter);
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
