package io.headroom.ingest;

import io.headroom.journal.FactDispatcher;
import io.headroom.journal.FactHandler;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.FeedEndedDecoder;
import io.headroom.journal.record.FeedFaultDecoder;
import io.headroom.journal.record.FeedOpenedDecoder;
import io.headroom.journal.record.PriceFactorDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.TradeDecoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A submitter that keeps what it is handed, decoded and as bytes. */
final class RecordedFacts implements FactSubmitter, FactHandler {
  final List<Object> facts = new ArrayList<>();
  final List<String> records = new ArrayList<>();
  private final FactDispatcher dispatcher = new FactDispatcher();

  record Trade(
      long journalTime,
      long time,
      int stream,
      int instrument,
      long file,
      long row,
      BigDecimal price,
      BigDecimal quantity,
      long conditions,
      char exchange,
      boolean suspicious) {}

  record Quote(
      long journalTime,
      long time,
      int stream,
      int instrument,
      long file,
      long row,
      BigDecimal bid,
      BigDecimal bidSize,
      BigDecimal ask,
      BigDecimal askSize,
      long conditions,
      char exchange,
      boolean suspicious,
      boolean hasBid,
      boolean hasAsk) {}

  record Opened(int stream, int instrument, long file, long bytes, String sha256, String name) {}

  record Fault(
      long journalTime,
      int stream,
      int instrument,
      long file,
      long row,
      FaultRule rule,
      String reason,
      int rawBytes,
      String rawText) {}

  record Ended(long journalTime, int stream, long file, long row, long rows) {}

  record Bar(
      long journalTime,
      int instrument,
      LocalDate date,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      long volume) {}

  record Factor(
      long journalTime, int instrument, LocalDate through, BigDecimal price, BigDecimal split) {}

  @Override
  public void submit(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    records.add(HexFormat.of().formatHex(bytes));
    if (!dispatcher.dispatch(buffer, offset, length, this)) {
      throw new AssertionError("unknown fact");
    }
  }

  /** The facts of one type, in order. */
  <T> List<T> of(Class<T> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Trade> trades() {
    return of(Trade.class);
  }

  List<Quote> quotes() {
    return of(Quote.class);
  }

  List<Fault> faults() {
    return of(Fault.class);
  }

  /** Hands the first records on, as the journal would after a restart. */
  void replay(int count, FactHandler handler) {
    for (String record : records.subList(0, count)) {
      byte[] bytes = HexFormat.of().parseHex(record);
      new FactDispatcher().dispatch(new UnsafeBuffer(bytes), 0, bytes.length, handler);
    }
  }

  @Override
  public void onTrade(RecordHeader header, TradeDecoder fact) {
    facts.add(
        new Trade(
            header.journalTime(),
            fact.sourceTime(),
            fact.stream(),
            fact.instrumentId(),
            fact.position() >> 40,
            fact.position() & 0xFF_FFFF_FFFFL,
            BigDecimal.valueOf(fact.price(), -fact.priceExponent()),
            BigDecimal.valueOf(fact.quantity(), -fact.quantityExponent()),
            fact.saleConditions(),
            (char) fact.exchange(),
            fact.flags().suspicious()));
  }

  @Override
  public void onQuote(RecordHeader header, QuoteDecoder fact) {
    facts.add(
        new Quote(
            header.journalTime(),
            fact.sourceTime(),
            fact.stream(),
            fact.instrumentId(),
            fact.position() >> 40,
            fact.position() & 0xFF_FFFF_FFFFL,
            BigDecimal.valueOf(fact.bid(), -fact.priceExponent()),
            BigDecimal.valueOf(fact.bidSize(), -fact.quantityExponent()),
            BigDecimal.valueOf(fact.ask(), -fact.priceExponent()),
            BigDecimal.valueOf(fact.askSize(), -fact.quantityExponent()),
            fact.conditions(),
            (char) fact.exchange(),
            fact.flags().suspicious(),
            fact.flags().hasBid(),
            fact.flags().hasAsk()));
  }

  @Override
  public void onFeedOpened(RecordHeader header, FeedOpenedDecoder fact) {
    byte[] hash = new byte[32];
    fact.getContentHash(hash, 0, hash.length);
    int stream = fact.stream();
    int instrument = fact.instrumentId();
    String feed = fact.feed();
    facts.add(
        new Opened(
            stream,
            instrument,
            fact.fileOrdinal(),
            fact.bytes(),
            HexFormat.of().formatHex(hash),
            feed + ":" + fact.file()));
  }

  @Override
  public void onFeedFault(RecordHeader header, FeedFaultDecoder fact) {
    String reason = fact.reason();
    byte[] raw = new byte[fact.rawLength()];
    fact.getRaw(raw, 0, raw.length);
    facts.add(
        new Fault(
            header.journalTime(),
            fact.stream(),
            fact.instrumentId(),
            fact.position() >> 40,
            fact.position() & 0xFF_FFFF_FFFFL,
            fact.rule(),
            reason,
            raw.length,
            new String(raw, StandardCharsets.ISO_8859_1)));
  }

  @Override
  public void onFeedEnded(RecordHeader header, FeedEndedDecoder fact) {
    facts.add(
        new Ended(
            header.journalTime(),
            fact.stream(),
            fact.position() >> 40,
            fact.position() & 0xFF_FFFF_FFFFL,
            fact.rows()));
  }

  @Override
  public void onDailyBar(RecordHeader header, DailyBarDecoder fact) {
    facts.add(
        new Bar(
            header.journalTime(),
            fact.instrumentId(),
            LocalDate.ofEpochDay(fact.date()),
            BigDecimal.valueOf(fact.openPrice(), -fact.exponent()),
            BigDecimal.valueOf(fact.highPrice(), -fact.exponent()),
            BigDecimal.valueOf(fact.lowPrice(), -fact.exponent()),
            BigDecimal.valueOf(fact.closePrice(), -fact.exponent()),
            fact.volume()));
  }

  @Override
  public void onPriceFactor(RecordHeader header, PriceFactorDecoder fact) {
    facts.add(
        new Factor(
            header.journalTime(),
            fact.instrumentId(),
            LocalDate.ofEpochDay(fact.throughDate()),
            BigDecimal.valueOf(fact.priceFactor().mantissa(), -fact.priceFactor().exponent()),
            BigDecimal.valueOf(fact.splitFactor().mantissa(), -fact.splitFactor().exponent())));
  }
}
