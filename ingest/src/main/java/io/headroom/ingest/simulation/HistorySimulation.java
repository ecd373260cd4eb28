package io.headroom.ingest.simulation;

import io.headroom.config.SessionCalendar;
import io.headroom.ingest.DailyBar;
import io.headroom.ingest.simulation.BarBuilder.LogBar;
import io.headroom.ingest.simulation.MarketState.Step;
import io.headroom.ingest.simulation.SimulatedHistory.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Runs the market through its history, in steps of an hour, of half an hour while New York trades.
 *
 * <p>Volatility is made to come back to its median, and prices are scaled to stand at the model's
 * when the history ends. So the simulated day begins from about the same state whatever the seed,
 * and limits fit it.
 */
final class HistorySimulation {
  private static final int HALF_HOUR = TradingHours.HOUR / 2;

  private final MarketModel model;
  private final MarketState state;
  private final Draws draws;
  private final List<SimulatedInstrument> instruments;
  private final Map<String, SessionCalendar> calendars;
  private final BarBuilder[] builders;
  private final List<Session> sessions = new ArrayList<>();

  /**
   * @param draws for what bars need besides the market
   * @param calendars by name
   */
  HistorySimulation(
      MarketModel model,
      MarketState state,
      Draws draws,
      List<SimulatedInstrument> instruments,
      Map<String, SessionCalendar> calendars) {
    this.model = model;
    this.state = state;
    this.draws = draws;
    this.instruments = instruments;
    this.calendars = calendars;
    builders = new BarBuilder[instruments.size()];
    for (int i = 0; i < builders.length; i++) {
      builders[i] = new BarBuilder();
    }
  }

  /** Runs through the dates, in order. */
  void run(List<LocalDate> dates) {
    for (int d = 0; d < dates.size(); d++) {
      int daysAfter = dates.size() - d - 1;
      for (int from = 0; from < TradingHours.DAY; from = next(from)) {
        double dayLeft = 1 - (double) next(from) / TradingHours.DAY;
        step(new Step(from, next(from), daysAfter + dayLeft));
      }
      endSessions(dates.get(d));
    }
  }

  /** Every session so far, by date and instrument. */
  List<Session> sessions() {
    return Collections.unmodifiableList(sessions);
  }

  /** What to add to each instrument's log price, so that it stands at the model's price now. */
  double[] levels() {
    double[] levels = new double[instruments.size()];
    for (int i = 0; i < levels.length; i++) {
      SimulatedInstrument instrument = instruments.get(i);
      levels[i] = StrictMath.log(instrument.model().price()) - state.logPrice(instrument.index());
    }
    return levels;
  }

  /** The bars at these levels. */
  List<DailyBar> bars(double[] levels) {
    List<DailyBar> bars = new ArrayList<>(sessions.size());
    for (Session session : sessions) {
      bars.add(session.at(levels[session.place()]));
    }
    return bars;
  }

  private static int next(int second) {
    boolean trading = second >= TradingHours.OPEN - HALF_HOUR && second < TradingHours.CLOSE;
    return second + (trading ? HALF_HOUR : TradingHours.HOUR);
  }

  private void step(Step step) {
    for (int i = 0; i < builders.length; i++) {
      if (step.from() == instruments.get(i).model().hours().opening()) {
        builders[i].begin(state.logPrice(instruments.get(i).index()));
      }
    }
    state.advance(step);
    for (int i = 0; i < builders.length; i++) {
      if (instruments.get(i).model().hours().open(step.from())) {
        int index = instruments.get(i).index();
        builders[i].step(
            state.logPrice(index),
            state.jump(index),
            state.stepVariance(index),
            draws.uniform(),
            draws.uniform());
      }
    }
  }

  private void endSessions(LocalDate date) {
    for (int i = 0; i < builders.length; i++) {
      SimulatedInstrument instrument = instruments.get(i);
      if (calendars.get(instrument.definition().calendar()).session(date).isPresent()) {
        LogBar bar = builders[i].bar();
        int day = Math.toIntExact(date.toEpochDay());
        sessions.add(new Session(i, instrument, day, bar, volume(instrument.model(), bar)));
      }
    }
  }

  /** Grows with volatility, as its square root does with variance. */
  private long volume(InstrumentModel instrument, LogBar bar) {
    double typical = model.dailyVariance(instrument);
    double noise = StrictMath.exp(0.25 * draws.normal());
    return Math.round(instrument.dailyVolume() * Math.sqrt(bar.variance() / typical) * noise);
  }
}
