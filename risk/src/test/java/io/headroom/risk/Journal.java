package io.headroom.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.config.ConfigCodec;
import io.headroom.config.ConfigLoader;
import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.ConfigActivatedEncoder;
import io.headroom.journal.record.DailyBarEncoder;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.PositionSetEncoder;
import io.headroom.journal.record.PriceFactorEncoder;
import io.headroom.journal.record.QuoteEncoder;
import io.headroom.journal.record.RealizedMeasuresEncoder;
import io.headroom.journal.record.TickUnusedEncoder;
import io.headroom.journal.record.TimerFiredEncoder;
import io.headroom.journal.record.TradeEncoder;
import io.headroom.journal.record.UnusedRule;
import io.headroom.journal.record.VolatilityForecastEncoder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Hands facts, and decisions of an earlier projection, to the projection under test in the engine's
 * order, and decodes what it decides.
 */
final class Journal implements DecisionOutput {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final int PRICE_EXPONENT = -4;

  final RiskProjection risk = new RiskProjection();
  final Decided decided = new Decided();

  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final UnsafeBuffer in = new UnsafeBuffer(new byte[1 << 20]);
  private final UnsafeBuffer out = new UnsafeBuffer(new byte[1 << 20]);
  private final FactDispatcher facts = new FactDispatcher();
  private final DecisionDispatcher earlier = new DecisionDispatcher();
  private final DecisionDispatcher decisions = new DecisionDispatcher();
  private boolean deaf;
  private long fact = 1;
  private long decision = 1;
  private long time = at("2013-10-04T20:00");

  Journal() {
    risk.start(this);
  }

  /** A New York time as nanoseconds since the epoch. */
  static long at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toEpochSecond() * 1_000_000_000L;
  }

  static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  @Override
  public MutableDirectBuffer buffer() {
    return out;
  }

  @Override
  public long publish(int length) {
    RecordHeader.stamp(out, 0, decision, time);
    RecordHeader.stampCause(out, 0, fact);
    if (!deaf) {
      decisions.dispatch(out, 0, length, decided);
    }
    return decision++;
  }

  /** Stops decoding what is decided, so that it can be measured. */
  void beDeaf() {
    deaf = true;
  }

  /** The number of the fact that comes next. */
  long nextFact() {
    return fact;
  }

  /** The number of the decision that comes next. */
  long nextDecision() {
    return decision;
  }

  Journal time(String local) {
    time = at(local);
    return this;
  }

  Journal time(long nanos) {
    time = nanos;
    return this;
  }

  private long fact(int encodedLength) {
    RecordHeader.stamp(in, 0, fact, time);
    facts.dispatch(in, 0, RecordHeader.LENGTH + encodedLength, risk);
    risk.afterFact(facts.header());
    return fact++;
  }

  private long earlierDecision(int encodedLength) {
    RecordHeader.stamp(in, 0, decision, time);
    RecordHeader.stampCause(in, 0, fact);
    earlier.dispatch(in, 0, RecordHeader.LENGTH + encodedLength, risk);
    return decision++;
  }

  long config(String yaml) {
    byte[] canonical = ConfigCodec.encode(ConfigLoader.parse(yaml.getBytes(UTF_8), "test.yaml"));
    ConfigActivatedEncoder encoder =
        new ConfigActivatedEncoder()
            .wrapAndApplyHeader(in, 0, header)
            .putCanonical(canonical, 0, canonical.length);
    return fact(encoder.encodedLength());
  }

  long factor(int id, int throughDate, String price, String split) {
    PriceFactorEncoder encoder = new PriceFactorEncoder().wrapAndApplyHeader(in, 0, header);
    encoder.instrumentId(id).throughDate(throughDate);
    BigDecimal p = new BigDecimal(price);
    BigDecimal s = new BigDecimal(split);
    encoder.priceFactor().mantissa(p.unscaledValue().longValue()).exponent((byte) -p.scale());
    encoder.splitFactor().mantissa(s.unscaledValue().longValue()).exponent((byte) -s.scale());
    return fact(encoder.encodedLength());
  }

  long bar(int id, int date, long close) {
    DailyBarEncoder encoder =
        new DailyBarEncoder()
            .wrapAndApplyHeader(in, 0, header)
            .instrumentId(id)
            .date(date)
            .exponent((byte) PRICE_EXPONENT)
            .closePrice(close);
    return fact(encoder.encodedLength());
  }

  /** A forecast that the next fact causes. */
  long forecast(int id, ForecastKind kind, int originDate, double oneDayVariance) {
    VolatilityForecastEncoder encoder =
        new VolatilityForecastEncoder()
            .wrapAndApplyHeader(in, 0, header)
            .originDate(originDate)
            .instrumentId(id)
            .kind(kind)
            .model(ModelKind.EWMA)
            .oneDayVariance(oneDayVariance);
    encoder.inputsCount(0);
    return earlierDecision(encoder.encodedLength());
  }

  /** A session's measures, which the next fact causes. */
  long measures(int id, int date, double overnight, double openToLast, double last) {
    RealizedMeasuresEncoder encoder =
        new RealizedMeasuresEncoder()
            .wrapAndApplyHeader(in, 0, header)
            .sessionDate(date)
            .instrumentId(id)
            .complete(BooleanType.YES)
            .lastPrice(last)
            .overnightReturn(overnight)
            .openToLastReturn(openToLast);
    encoder.inputsCount(0);
    return earlierDecision(encoder.encodedLength());
  }

  /** A fact that says nothing by itself. */
  long timer() {
    TimerFiredEncoder encoder =
        new TimerFiredEncoder().wrapAndApplyHeader(in, 0, header).due(time).calendar("XNYS");
    return fact(encoder.encodedLength());
  }

  /** The next trade is set aside by the earlier projection. */
  Journal unused(int id) {
    TickUnusedEncoder encoder =
        new TickUnusedEncoder()
            .wrapAndApplyHeader(in, 0, header)
            .instrumentId(id)
            .rule(UnusedRule.AVERAGE_PRICE);
    earlierDecision(encoder.encodedLength());
    return this;
  }

  /** A trade at a price in units of 10^-4. */
  long trade(int id, long price) {
    TradeEncoder encoder =
        new TradeEncoder()
            .wrapAndApplyHeader(in, 0, header)
            .price(price)
            .quantity(100)
            .instrumentId(id)
            .priceExponent((byte) PRICE_EXPONENT);
    return fact(encoder.encodedLength());
  }

  /** A quote in units of 10^-4; 0 for a side that is not quoted. */
  long quote(int id, long bid, long ask, char exchange) {
    QuoteEncoder encoder =
        new QuoteEncoder()
            .wrapAndApplyHeader(in, 0, header)
            .bid(bid)
            .ask(ask)
            .instrumentId(id)
            .priceExponent((byte) PRICE_EXPONENT)
            .exchange((byte) exchange);
    encoder.flags().clear().hasBid(bid != 0).hasAsk(ask != 0);
    return fact(encoder.encodedLength());
  }

  long position(String book, int id, String quantity) {
    BigDecimal value = new BigDecimal(quantity);
    PositionSetEncoder encoder = new PositionSetEncoder().wrapAndApplyHeader(in, 0, header);
    encoder.instrumentId(id);
    encoder.quantity().mantissa(value.unscaledValue().longValueExact());
    encoder.quantity().exponent((byte) -value.scale());
    encoder.book(book);
    return fact(encoder.encodedLength());
  }
}
