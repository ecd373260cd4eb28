package io.headroom.forecast;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.FactHandler;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.ActivationSource;
import io.headroom.journal.record.ConfigActivatedEncoder;
import io.headroom.journal.record.DailyBarEncoder;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.FeedFaultEncoder;
import io.headroom.journal.record.InstrumentDefinedEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.ModelActivatedEncoder;
import io.headroom.journal.record.ModelRole;
import io.headroom.journal.record.PriceFactorEncoder;
import io.headroom.journal.record.QuoteEncoder;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.TickRejectedDecoder;
import io.headroom.journal.record.TickUnusedDecoder;
import io.headroom.journal.record.TimerFiredEncoder;
import io.headroom.journal.record.TimerKind;
import io.headroom.journal.record.TradeEncoder;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A projection with facts going in by hand, and what it decided kept as bytes. */
final class ProjectionHarness implements DecisionOutput {
  private final ForecastProjection projection = new ForecastProjection();
  private final FactDispatcher dispatcher = new FactDispatcher();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final MutableDirectBuffer fact = new ExpandableArrayBuffer(1 << 16);
  private final TradeEncoder trade = new TradeEncoder();
  private final QuoteEncoder quote = new QuoteEncoder();
  private final MutableDirectBuffer out = new ExpandableArrayBuffer();
  private final List<byte[]> decisions = new ArrayList<>();
  private final List<FactHandler> others;
  private long facts;
  private long time;

  /** A harness whose facts others are handed too. */
  ProjectionHarness(String yaml, FactHandler... others) {
    this.others = List.of(others);
    projection.start(this);
    config(yaml);
  }

  void config(String yaml) {
    byte[] canonical = yaml.getBytes(UTF_8);
    ConfigActivatedEncoder encoder = new ConfigActivatedEncoder();
    encoder.wrapAndApplyHeader(fact, 0, header).putCanonical(canonical, 0, canonical.length);
    send(encoder.encodedLength());
  }

  ForecastProjection projection() {
    return projection;
  }

  @Override
  public MutableDirectBuffer buffer() {
    return out;
  }

  @Override
  public long publish(int length) {
    RecordHeader.stamp(out, 0, decisions.size() + 1L, time);
    RecordHeader.stampCause(out, 0, facts);
    byte[] bytes = new byte[length];
    out.getBytes(0, bytes);
    decisions.add(bytes);
    return decisions.size();
  }

  void model(byte[] artifact, byte[] hash) {
    model(ModelRole.CHAMPION, artifact, hash);
  }

  void model(ModelRole role, byte[] artifact, byte[] hash) {
    ModelActivatedEncoder encoder = new ModelActivatedEncoder();
    encoder
        .wrapAndApplyHeader(fact, 0, header)
        .putArtifactHash(hash, 0, hash.length)
        .role(role)
        .source(ActivationSource.PERSON)
        .approver("tester")
        .evidence("none")
        .putArtifact(artifact, 0, artifact.length);
    send(encoder.encodedLength());
  }

  void define(int id) {
    InstrumentDefinedEncoder encoder = new InstrumentDefinedEncoder();
    encoder.wrapAndApplyHeader(fact, 0, header).instrumentId(id).symbol("").calendar("");
    send(encoder.encodedLength());
  }

  void factor(int id, int throughDate, long priceFactorE7, long splitFactorE8) {
    PriceFactorEncoder encoder = new PriceFactorEncoder();
    encoder.wrapAndApplyHeader(fact, 0, header).instrumentId(id).throughDate(throughDate);
    encoder.priceFactor().mantissa(priceFactorE7).exponent((byte) -7);
    encoder.splitFactor().mantissa(splitFactorE8).exponent((byte) -8);
    send(encoder.encodedLength());
  }

  /** Prices in hundredths of a cent. */
  void bar(int id, int date, long open, long high, long low, long close) {
    DailyBarEncoder encoder = new DailyBarEncoder();
    encoder
        .wrapAndApplyHeader(fact, 0, header)
        .instrumentId(id)
        .date(date)
        .exponent((byte) -4)
        .openPrice(open)
        .highPrice(high)
        .lowPrice(low)
        .closePrice(close)
        .volume(1);
    send(encoder.encodedLength());
  }

  void trade(int id, long nanos, long priceE4) {
    trade(id, id, nanos, priceE4, 100, 'N', 1, false);
  }

  void trade(
      int stream,
      int id,
      long nanos,
      long priceE4,
      long size,
      char exchange,
      int conditions,
      boolean suspicious) {
    time = Math.max(time, nanos);
    trade
        .wrapAndApplyHeader(fact, 0, header)
        .sourceTime(nanos)
        .position(facts)
        .price(priceE4)
        .quantity(size)
        .saleConditions(conditions & 0xFFFFFFFFL)
        .stream(stream)
        .instrumentId(id)
        .priceExponent((byte) -4)
        .quantityExponent((byte) 0)
        .exchange((byte) exchange);
    trade.flags().clear().suspicious(suspicious);
    send(trade.encodedLength());
  }

  /** A side of zero is not quoted. Prices in tenths of a pip. */
  void quote(int id, long nanos, long bidE5, long askE5) {
    time = Math.max(time, nanos);
    quote
        .wrapAndApplyHeader(fact, 0, header)
        .sourceTime(nanos)
        .position(facts)
        .bid(bidE5)
        .bidSize(0)
        .ask(askE5)
        .askSize(0)
        .conditions(0)
        .stream(id)
        .instrumentId(id)
        .priceExponent((byte) -5)
        .quantityExponent((byte) 0)
        .exchange((byte) ' ');
    quote.flags().clear().hasBid(bidE5 != 0).hasAsk(askE5 != 0);
    send(quote.encodedLength());
  }

  void fault(int stream, int id, FaultRule rule) {
    FeedFaultEncoder encoder = new FeedFaultEncoder();
    encoder.wrapAndApplyHeader(fact, 0, header).position(facts).stream(stream)
        .instrumentId(id)
        .rule(rule)
        .reason("")
        .putRaw(new byte[0], 0, 0);
    send(encoder.encodedLength());
  }

  void timer(TimerKind kind, long due, int date, long open, long close) {
    timer(kind, due, date, open, close, "XNYS");
  }

  void timer(TimerKind kind, long due, int date, long open, long close, String calendar) {
    time = Math.max(time, due);
    TimerFiredEncoder encoder = new TimerFiredEncoder();
    encoder
        .wrapAndApplyHeader(fact, 0, header)
        .due(due)
        .timerId(1)
        .kind(kind)
        .sessionDate(date)
        .sessionOpen(open)
        .sessionClose(close)
        .calendar(calendar);
    send(encoder.encodedLength());
  }

  long facts() {
    return facts;
  }

  List<byte[]> decisions() {
    return decisions;
  }

  List<TickUnusedDecoder> unused() {
    List<TickUnusedDecoder> found = new ArrayList<>();
    each(
        new DecisionHandler() {
          @Override
          public void onTickUnused(RecordHeader header, TickUnusedDecoder decision) {
            found.add(
                new TickUnusedDecoder()
                    .wrap(
                        decision.buffer(),
                        decision.offset(),
                        header.blockLength(),
                        header.version()));
          }
        });
    return found;
  }

  List<TickRejectedDecoder> rejected() {
    List<TickRejectedDecoder> found = new ArrayList<>();
    each(
        new DecisionHandler() {
          @Override
          public void onTickRejected(RecordHeader header, TickRejectedDecoder decision) {
            found.add(
                new TickRejectedDecoder()
                    .wrap(
                        decision.buffer(),
                        decision.offset(),
                        header.blockLength(),
                        header.version()));
          }
        });
    return found;
  }

  List<RealizedMeasuresDecoder> measures() {
    List<RealizedMeasuresDecoder> found = new ArrayList<>();
    each(
        new DecisionHandler() {
          @Override
          public void onRealizedMeasures(RecordHeader header, RealizedMeasuresDecoder decision) {
            found.add(
                new RealizedMeasuresDecoder()
                    .wrap(
                        decision.buffer(),
                        decision.offset(),
                        header.blockLength(),
                        header.version()));
          }
        });
    return found;
  }

  List<VolatilityForecastDecoder> forecasts() {
    List<VolatilityForecastDecoder> found = new ArrayList<>();
    each(
        new DecisionHandler() {
          @Override
          public void onVolatilityForecast(
              RecordHeader header, VolatilityForecastDecoder decision) {
            found.add(
                new VolatilityForecastDecoder()
                    .wrap(
                        decision.buffer(),
                        decision.offset(),
                        header.blockLength(),
                        header.version()));
          }
        });
    return found;
  }

  /** The bytes of the decisions caused by facts up to a number. */
  List<ByteBuffer> decisionsThrough(long lastFact) {
    RecordHeader view = new RecordHeader();
    return decisions.stream()
        .filter(bytes -> view.wrap(new UnsafeBuffer(bytes), 0, bytes.length).cause() <= lastFact)
        .map(ByteBuffer::wrap)
        .toList();
  }

  private void each(DecisionHandler handler) {
    DecisionDispatcher decoder = new DecisionDispatcher();
    for (byte[] bytes : decisions) {
      decoder.dispatch(new UnsafeBuffer(bytes), 0, bytes.length, handler);
    }
  }

  private void send(int bodyLength) {
    facts++;
    RecordHeader.stamp(fact, 0, facts, time);
    dispatcher.dispatch(fact, 0, RecordHeader.LENGTH + bodyLength, projection);
    projection.afterFact(dispatcher.header());
    for (FactHandler other : others) {
      dispatcher.dispatch(fact, 0, RecordHeader.LENGTH + bodyLength, other);
    }
  }
}
