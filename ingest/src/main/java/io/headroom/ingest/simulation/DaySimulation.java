package io.headroom.ingest.simulation;

import io.headroom.ingest.Tick;
import io.headroom.ingest.simulation.MarketState.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The simulated day, from 17:00 to 17:00 New York, second by second: what all instruments trade and
 * quote, merged by time, at equal times in the order of the instruments.
 */
final class DaySimulation {
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong((Event event) -> event.tick().time())
          .thenComparingInt(Event::instrument);

  private final MarketState state;
  private final List<SimulatedInstrument> instruments;
  private final List<TickSource> sources = new ArrayList<>();
  private final double[] levels;
  private final double[] typicalVariances;
  private int second;

  /**
   * @param levels what to add to each instrument's log price
   * @param sequence the seed's first sequence that nobody has; each instrument takes one
   */
  DaySimulation(
      TradingDay day,
      MarketModel model,
      MarketState state,
      List<SimulatedInstrument> instruments,
      double[] levels,
      long seed,
      int sequence) {
    this.state = state;
    this.instruments = instruments;
    this.levels = levels.clone();
    typicalVariances = new double[instruments.size()];
    for (int i = 0; i < typicalVariances.length; i++) {
      SimulatedInstrument instrument = instruments.get(i);
      typicalVariances[i] = typicalVariance(model, instrument.model());
      sources.add(source(instrument, day, Draws.of(seed, sequence + instrument.index())));
    }
  }

  /**
   * A tick of an instrument.
   *
   * @param instrument its place among the instruments, from 0
   */
  record Event(int instrument, Tick tick) {}

  /** Whether the day is over. */
  boolean isOver() {
    return second == TradingHours.DAY;
  }

  /** The next second's ticks, in order. */
  List<Event> next() {
    double[] before = new double[instruments.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = state.logPrice(instruments.get(i).index()) + levels[i];
    }
    state.advanceThroughShock(new Step(second, second + 1.0, Double.POSITIVE_INFINITY));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      addTicks(i, before[i], events);
    }
    events.sort(ORDER);
    second++;
    return events;
  }

  private void addTicks(int i, double before, List<Event> events) {
    int index = instruments.get(i).index();
    double after = state.logPrice(index) + levels[i];
    double activity = Math.sqrt(state.stepVariance(index) / typicalVariances[i]);
    List<Tick> ticks = new ArrayList<>();
    sources.get(i).second(second, before, after, activity, ticks);
    ticks.forEach(tick -> events.add(new Event(i, tick)));
  }

  /** Of a second of the session, on average. */
  private static double typicalVariance(MarketModel model, InstrumentModel instrument) {
    TradingHours hours = instrument.hours();
    double share = hours.share(hours.opening(), hours.closing());
    return model.dailyVariance(instrument) * share / (hours.closing() - hours.opening());
  }

  private static TickSource source(SimulatedInstrument instrument, TradingDay day, Draws draws) {
    return switch (instrument.model().hours()) {
      case EQUITY -> new TradeSource(instrument, day, draws);
      case FX -> new QuoteSource(instrument, day, draws);
    };
  }
}
