package io.headroom.ingest.simulation;

import io.headroom.journal.Decimals;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.FactHandler;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.FeedEndedDecoder;
import io.headroom.journal.record.FeedOpenedDecoder;
import io.headroom.journal.record.PositionSetDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.TradeDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Takes facts as the journal would and keeps what tests ask for. */
final class MarketFacts implements FactSubmitter, FactHandler {
  private final List<String> records = new ArrayList<>();
  private final List<Tick> ticks = new ArrayList<>();
  private final List<Opened> opened = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private final List<Position> positions = new ArrayList<>();
  private final Map<Integer, NavigableMap<LocalDate, Bar>> bars = new TreeMap<>();
  private final FactDispatcher dispatcher = new FactDispatcher();

  record Tick(long time, int stream, int instrument, long position) {}

  record Opened(String feed, String file, String sha256, long bytes) {}

  record Position(long time, String book, int instrument, long quantity, boolean moreFollow) {}

  record Bar(double open, double high, double low, double close) {}

  /** Each record's bytes. */
  List<String> records() {
    return records;
  }

  /** Hands on the first records. */
  void replay(int count, FactHandler handler) {
    for (String record : records.subList(0, count)) {
      byte[] bytes = HexFormat.of().parseHex(record);
      dispatcher.dispatch(new UnsafeBuffer(bytes), 0, bytes.length, handler);
    }
  }

  List<Tick> ticks() {
    return ticks;
  }

  List<Opened> opened() {
    return opened;
  }

  List<Long> ends() {
    return ends;
  }

  List<Position> positions() {
    return positions;
  }

  Map<Integer, NavigableMap<LocalDate, Bar>> bars() {
    return bars;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void submit(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    records.add(HexFormat.of().formatHex(bytes));
    if (!dispatcher.dispatch(buffer, offset, length, this)) {
      throw new AssertionError("unknown fact");
    }
  }

  @Override
  public void onTrade(RecordHeader header, TradeDecoder fact) {
    ticks.add(new Tick(fact.sourceTime(), fact.stream(), fact.instrumentId(), fact.position()));
  }

  @Override
  public void onQuote(RecordHeader header, QuoteDecoder fact) {
    ticks.add(new Tick(fact.sourceTime(), fact.stream(), fact.instrumentId(), fact.position()));
  }

  @Override
  public void onFeedOpened(RecordHeader header, FeedOpenedDecoder fact) {
    byte[] hash = new byte[FeedOpenedDecoder.contentHashLength()];
    fact.getContentHash(hash, 0, hash.length);
    long bytes = fact.bytes();
    String feed = fact.feed();
    opened.add(new Opened(feed, fact.file(), HexFormat.of().formatHex(hash), bytes));
  }

  @Override
  public void onFeedEnded(RecordHeader header, FeedEndedDecoder fact) {
    ends.add(header.journalTime());
  }

  @Override
  public void onPositionSet(RecordHeader header, PositionSetDecoder fact) {
    long quantity = fact.quantity().mantissa();
    boolean moreFollow = fact.moreFollow() == BooleanType.YES;
    int instrument = fact.instrumentId();
    positions.add(
        new Position(header.journalTime(), fact.book(), instrument, quantity, moreFollow));
  }

  @Override
  public void onDailyBar(RecordHeader header, DailyBarDecoder fact) {
    int exponent = fact.exponent();
    bars.computeIfAbsent(fact.instrumentId(), id -> new TreeMap<>())
        .put(
            LocalDate.ofEpochDay(fact.date()),
            new Bar(
                Decimals.toDouble(fact.openPrice(), exponent),
                Decimals.toDouble(fact.highPrice(), exponent),
                Decimals.toDouble(fact.lowPrice(), exponent),
                Decimals.toDouble(fact.closePrice(), exponent)));
  }
}
