package io.headroom.forecast;

import io.headroom.forecast.DecisionWriter.Origin;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.FeedFaultDecoder;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InstrumentDefinedDecoder;
import io.headroom.journal.record.ModelActivatedDecoder;
import io.headroom.journal.record.ModelRole;
import io.headroom.journal.record.PriceFactorDecoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.TimerFiredDecoder;
import io.headroom.journal.record.TimerKind;
import io.headroom.journal.record.TradeDecoder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Turns ticks, daily bars and timers into clean prices, realized measures and volatility forecasts.
 *
 * <p>It emits {@code TickUnused}, {@code TickRejected}, {@code RealizedMeasures} and {@code
 * VolatilityForecast}. A config comes first, then an instrument's definition, then its price
 * factors, then its bars, then a network if there is one, then its ticks; a bar or factor of an
 * instrument not defined is passed over, a tick of one is rejected. Belongs to the engine's thread,
 * its counts too.
 */
public final class ForecastProjection implements Projection {
  static final int ALGORITHM_VERSION = 3;

  private static final int STATE_VERSION = 3;

  /** Faults of this stream are rows of the daily history, not ticks. */
  private static final int HISTORY_STREAM = 0;

  private final OpeningFacts opening = new OpeningFacts();
  private final InstrumentTable instruments = opening.instruments();
  private final StreamTimes times = new StreamTimes();
  private DecisionWriter writer;
  private TickOutcomes outcomes;
  private SessionReporter sessions;
  private TradeIntake trades;
  private QuoteIntake quotes;

  @Override
  public String name() {
    return "forecast";
  }

  @Override
  public int algorithmVersion() {
    return ALGORITHM_VERSION;
  }

  @Override
  public void start(DecisionOutput output) {
    writer = new DecisionWriter(output);
    outcomes = new TickOutcomes(writer);
    sessions = new SessionReporter(writer);
    trades = new TradeIntake(instruments, times, sessions, outcomes);
    quotes = new QuoteIntake(instruments, times, sessions, outcomes);
  }

  @Override
  public void onConfigActivated(RecordHeader header, ConfigActivatedDecoder fact) {
    opening.config(fact, header.number());
  }

  @Override
  public void onInstrumentDefined(RecordHeader header, InstrumentDefinedDecoder fact) {
    opening.define(fact.instrumentId());
  }

  @Override
  public void onPriceFactor(RecordHeader header, PriceFactorDecoder fact) {
    opening.factor(fact, header.number());
  }

  @Override
  public void onDailyBar(RecordHeader header, DailyBarDecoder fact) {
    Optional<InstrumentState> learnt = opening.bar(fact, header.number());
    if (learnt.isPresent()) {
      InstrumentState instrument = learnt.orElseThrow();
      long close = instrument.closeOf(LocalDate.ofEpochDay(fact.date()));
      Origin origin = new Origin(ForecastKind.HISTORY, close, fact.date());
      sessions.bar(instrument, origin, header.number());
    }
  }

  /**
   * Puts a network in force from the next fact on, and says at once what it makes of the
   * instruments that are between sessions, unless it is a challenger, which nothing waits for. A
   * network that can't be used changes nothing and is counted.
   */
  @Override
  public void onModelActivated(RecordHeader header, ModelActivatedDecoder fact) {
    long number = header.number();
    ModelRole role = fact.role();
    if (opening.network(fact, number) && role != ModelRole.CHALLENGER) {
      instruments.forEach(instrument -> sessions.modelActivated(instrument, number));
    }
  }

  @Override
  public void onTrade(RecordHeader header, TradeDecoder fact) {
    trades.accept(fact, header.number());
  }

  @Override
  public void onQuote(RecordHeader header, QuoteDecoder fact) {
    quotes.accept(fact, header.number());
  }

  @Override
  public void onFeedFault(RecordHeader header, FeedFaultDecoder fact) {
    if (fact.stream() != HISTORY_STREAM) {
      outcomes.fault(fact.instrumentId(), fact.rule());
    }
  }

  @Override
  public void onTimerFired(RecordHeader header, TimerFiredDecoder fact) {
    TimerKind kind = fact.kind();
    long due = fact.due();
    long sessionOpen = fact.sessionOpen();
    String calendar = fact.calendar();
    long number = header.number();
    instruments.forEach(
        instrument -> {
          if (instrument.calendarName().equals(calendar)) {
            timer(instrument, kind, sessionOpen, due, number);
          }
        });
  }

  /** What became of all ticks so far. */
  public TickCounts tickCounts() {
    return outcomes.total();
  }

  /** What became of each instrument's ticks, by its id; 0 is a row of no known instrument. */
  public SortedMap<Integer, TickCounts> tickCountsByInstrument() {
    return outcomes.byInstrument();
  }

  /** How many forecasts have been published, those of the history included. */
  public long forecasts() {
    return writer.forecasts();
  }

  /** How many networks were to be put in force that could not be used. */
  public long networksRefused() {
    return opening.networksRefused();
  }

  /**
   * What the network was asked for the forecast of an instrument that the last fact has caused.
   *
   * @param kind of that forecast
   * @param origin the instant that it looks from
   * @return nothing if there is no such instrument, or the network had no value
   */
  public Optional<NetworkForecast> networkForecast(
      int instrumentId, ForecastKind kind, long origin) {
    InstrumentState instrument = instruments.find(instrumentId);
    if (instrument == null) {
      return Optional.empty();
    }
    return kind == ForecastKind.INTRADAY
        ? sessions.network(instrument, origin)
        : instrument.days().networkFromClose();
  }

  /** How many misprinted wicks of an instrument's daily bars have been capped. */
  public long wicksCapped(int instrumentId) {
    InstrumentState instrument = instruments.find(instrumentId);
    return instrument == null ? 0 : instrument.days().wicksCapped();
  }

  private void timer(
      InstrumentState instrument, TimerKind kind, long sessionOpen, long due, long fact) {
    if (kind == TimerKind.BAR_CLOSE) {
      sessions.barClose(instrument, sessionOpen, due, fact);
    } else if (kind == TimerKind.SESSION_END) {
      sessions.sessionEnd(instrument, sessionOpen, fact);
    }
  }

  @Override
  public int stateVersion() {
    return STATE_VERSION;
  }

  @Override
  public void save(StateWriter state) {
    opening.save(state);
    times.save(state);
    outcomes.save(state);
    writer.save(state);
  }

  @Override
  public void restore(StateReader state) {
    opening.restore(state);
    times.restore(state);
    outcomes.restore(state);
    writer.restore(state);
  }
}
