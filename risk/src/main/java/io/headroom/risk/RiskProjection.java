package io.headroom.risk;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.journal.Decimals;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.PositionSetDecoder;
import io.headroom.journal.record.PriceFactorDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.SessionStartedDecoder;
import io.headroom.journal.record.TickRejectedDecoder;
import io.headroom.journal.record.TickUnusedDecoder;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.journal.record.VolatilityForecastDecoder;

/**
 * Turns positions, prices and forecasts into VaR and expected shortfall of every scope, limits with
 * headroom, limit states and breaches.
 *
 * <p>It comes after the projection that forecasts: a tick that one has set aside (unused, rejected)
 * says nothing here either. Everything that one fact has changed is assessed once, after the fact,
 * with all prices at the fact's journal time. One instance is one run over a journal and belongs to
 * one thread.
 */
public final class RiskProjection implements Projection {
  private static final int NO_LETTER = 0;

  private RiskEngine engine = new RiskEngine(new NotStarted());
  private long epoch = 1;
  private long setAsideTick;
  private boolean positionsIncomplete;

  /** A projection that has seen no fact. */
  public RiskProjection() {}

  @Override
  public String name() {
    return "risk";
  }

  @Override
  public int algorithmVersion() {
    return 2;
  }

  @Override
  public void start(DecisionOutput output) {
    engine = new RiskEngine(output);
  }

  /** What has been decided so far, and where every scope stands. */
  public RiskSummary summary() {
    return engine.summary();
  }

  /** Tells every limit anew when other algorithms take over. */
  @Override
  public void onSessionStarted(RecordHeader header, SessionStartedDecoder fact) {
    if (fact.epoch() != SessionStartedDecoder.epochNullValue() && fact.epoch() > epoch) {
      epoch = fact.epoch();
      engine.epochBegun();
    }
  }

  @Override
  public DecisionHandler earlier() {
    return new EarlierLimits(engine);
  }

  /**
   * Takes a config.
   *
   * @throws io.headroom.config.ConfigException if the fact does not carry a valid one
   */
  @Override
  public void onConfigActivated(RecordHeader header, ConfigActivatedDecoder fact) {
    byte[] canonical = new byte[fact.canonicalLength()];
    fact.getCanonical(canonical, 0, canonical.length);
    configure(ConfigCodec.decode(canonical), header.number());
  }

  void configure(HeadroomConfig config, long fact) {
    engine.configure(config, fact);
  }

  @Override
  public void onDailyBar(RecordHeader header, DailyBarDecoder fact) {
    double close = Decimals.toDouble(fact.closePrice(), fact.exponent());
    series(fact.instrumentId()).bar(fact.date(), close, header.number());
    engine.scenariosOutdated();
  }

  @Override
  public void onPriceFactor(RecordHeader header, PriceFactorDecoder fact) {
    if (series(fact.instrumentId()).factors().put(fact)) {
      engine.scenariosOutdated();
    }
  }

  @Override
  public void onTickUnused(RecordHeader header, TickUnusedDecoder decision) {
    setAsideTick = decision.cause();
  }

  @Override
  public void onTickRejected(RecordHeader header, TickRejectedDecoder decision) {
    setAsideTick = decision.cause();
  }

  @Override
  public void onTrade(RecordHeader header, TradeDecoder fact) {
    long number = header.number();
    RiskInstrument instrument = engine.instruments().orNull(fact.instrumentId());
    if (number == setAsideTick || instrument == null) {
      return;
    }
    if (instrument.mark().trade(fact.price(), fact.priceExponent(), header.journalTime(), number)) {
      engine.moved(instrument);
    }
  }

  @Override
  public void onQuote(RecordHeader header, QuoteDecoder fact) {
    long number = header.number();
    RiskInstrument instrument = engine.instruments().orNull(fact.instrumentId());
    if (number == setAsideTick || instrument == null || !speaksFor(instrument, fact.exchange())) {
      return;
    }
    long bid = fact.flags().hasBid() ? fact.bid() : 0;
    long ask = fact.flags().hasAsk() ? fact.ask() : 0;
    if (instrument.mark().quote(bid, ask, fact.priceExponent(), header.journalTime(), number)) {
      engine.moved(instrument);
    }
  }

  /**
   * Small exchanges leave quotes standing for long: where an instrument has a primary exchange and
   * a quote names its own, only the primary's sides are joined to a mid.
   */
  private static boolean speaksFor(RiskInstrument instrument, byte exchange) {
    char primary = instrument.definition().primaryExchange();
    return primary == ' ' || exchange == ' ' || exchange == NO_LETTER || exchange == primary;
  }

  @Override
  public void onPositionSet(RecordHeader header, PositionSetDecoder fact) {
    int instrumentId = fact.instrumentId();
    long mantissa = fact.quantity().mantissa();
    int exponent = fact.quantity().exponent();
    positionsIncomplete = fact.moreFollow() == BooleanType.YES;
    engine.position(fact.book(), instrumentId, mantissa, exponent, header.number());
  }

  @Override
  public void onRealizedMeasures(RecordHeader header, RealizedMeasuresDecoder decision) {
    if (decision.complete() != BooleanType.YES) {
      return;
    }
    series(decision.instrumentId())
        .session(
            decision.sessionDate(),
            decision.lastPrice(),
            decision.overnightReturn() + decision.openToLastReturn(),
            header.number());
    engine.scenariosOutdated();
  }

  @Override
  public void onVolatilityForecast(RecordHeader header, VolatilityForecastDecoder decision) {
    int instrumentId = decision.instrumentId();
    InstrumentHistory history = engine.instruments().history(instrumentId);
    history.forecast(decision.oneDayVariance(), header.number());
    ForecastKind kind = decision.kind();
    if (kind != ForecastKind.INTRADAY) {
      history.series().forecast(decision.originDate(), decision.oneDayVariance(), header.number());
      engine.scenariosOutdated();
    }
    if (kind != ForecastKind.HISTORY) {
      engine.forecast(instrumentId);
    }
  }

  @Override
  public void afterFact(RecordHeader fact) {
    if (engine.isDue() && !positionsIncomplete) {
      engine.assess(fact.journalTime());
    }
  }

  private ReturnSeries series(int instrumentId) {
    return engine.instruments().history(instrumentId).series();
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public void save(StateWriter state) {
    state.putLong(epoch).putLong(setAsideTick).putBoolean(positionsIncomplete);
    engine.save(state);
  }

  @Override
  public void restore(StateReader state) {
    epoch = state.takeLong();
    setAsideTick = state.takeLong();
    positionsIncomplete = state.takeBoolean();
    engine.restore(state);
  }
}
