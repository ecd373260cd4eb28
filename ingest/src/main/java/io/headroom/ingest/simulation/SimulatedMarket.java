package io.headroom.ingest.simulation;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.config.SessionCalendar;
import io.headroom.ingest.DailyHistory;
import io.headroom.ingest.FeedException;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A market that is simulated from a seed: the daily history of a config's instruments and, going on
 * where it ends, one day of their ticks. On that day prices fall and volatility jumps at 12:05 New
 * York; from 12:35 on it calms down.
 *
 * <p>One config, day, number of history days and seed give the same facts on every JVM. One
 * instance is one run and belongs to one thread.
 */
public final class SimulatedMarket {
  /** Beyond this, the number of ticks in a second can no longer be drawn exactly. */
  public static final double MOST_TICK_RATE = 400;

  private static final int MARKET = 0;
  private static final int BARS = 1;
  private static final int FIRST_INSTRUMENT = 2;

  private final MarketModel model;
  private final MarketState state;
  private final List<SimulatedInstrument> instruments;
  private final TradingDay day;
  private final long seed;
  private final double[] levels;
  private final SimulatedHistory history;
  private final Provenance provenance;
  private boolean fed;

  private SimulatedMarket(
      MarketModel model,
      List<SimulatedInstrument> instruments,
      Map<String, SessionCalendar> calendars,
      TradingDay day,
      int historyDays,
      long seed) {
    this.model = model;
    this.instruments = instruments;
    this.day = day;
    this.seed = seed;
    state = new MarketState(model, Draws.of(seed, MARKET));
    HistorySimulation past =
        new HistorySimulation(model, state, Draws.of(seed, BARS), instruments, calendars);
    past.run(datesBefore(day.date(), historyDays, calendars));
    levels = past.levels();
    history = new SimulatedHistory(past.bars(levels));
    provenance = Provenance.of(model, seed, day.date(), historyDays);
  }

  /**
   * Simulates the history.
   *
   * @param date the day whose ticks come after it
   * @param historyDays trading dates before it
   * @param tickRate so many times the usual number of ticks, up to {@link #MOST_TICK_RATE}
   * @throws FeedException if the config's instruments are not among the simulated ones, or trade at
   *     other hours
   */
  public static SimulatedMarket of(
      HeadroomConfig config, LocalDate date, int historyDays, long seed, double tickRate) {
    MarketModel model = MarketModel.standard().withTicks(tickRate);
    TradingDay day = TradingDay.of(date);
    Map<String, SessionCalendar> calendars = new TreeMap<>();
    config.calendars().forEach(calendar -> calendars.put(calendar.name(), calendar));
    List<SimulatedInstrument> instruments = new ArrayList<>();
    for (Instrument instrument : config.instruments()) {
      SimulatedInstrument simulated = find(model, instrument);
      checkHours(simulated, calendars.get(instrument.calendar()), day);
      instruments.add(simulated);
    }
    return new SimulatedMarket(model, instruments, calendars, day, historyDays, seed);
  }

  /** The daily bars before the day. */
  public DailyHistory history() {
    return history;
  }

  /**
   * The day's ticks; once.
   *
   * <p>What the journal holds is left out. Positions that are later than its last tick are set
   * again, which changes nothing if they were.
   *
   * @param end when the feeds end, ns since the epoch; the day's end at the latest
   * @param script positions that desks set on the way, in order of time
   * @param resume what the journal holds already
   * @throws FeedException if that is of another market
   */
  public Feeds feeds(long end, List<ScheduledPositions> script, ResumePoints resume) {
    if (fed) {
      throw new IllegalStateException("the day is simulated once; make another market");
    }
    fed = true;
    DaySimulation simulation =
        new DaySimulation(day, model, state, instruments, levels, seed, FIRST_INSTRUMENT);
    return new SimulatedFeeds(
        simulation, instruments, provenance, script, day.start(), Math.min(end, day.end()), resume);
  }

  /** The end of the day, ns since the epoch. */
  public long end() {
    return day.end();
  }

  private static SimulatedInstrument find(MarketModel model, Instrument instrument) {
    List<InstrumentModel> known = model.instruments();
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).symbol().equals(instrument.symbol())) {
        return SimulatedInstrument.of(instrument, known.get(i), i);
      }
    }
    throw new FeedException(
        "the simulated market has no instrument "
            + instrument.symbol()
            + "; it has "
            + String.join(", ", known.stream().map(InstrumentModel::symbol).toList()));
  }

  private static void checkHours(
      SimulatedInstrument instrument, SessionCalendar calendar, TradingDay day) {
    TradingHours hours = instrument.model().hours();
    long open = day.nanos(1_000L * hours.opening());
    long close = day.nanos(1_000L * hours.closing());
    boolean same =
        calendar
            .session(day.date())
            .filter(session -> session.open() == open && session.close() == close)
            .isPresent();
    if (!same) {
      throw new FeedException(
          "the calendar "
              + calendar.name()
              + " of "
              + instrument.definition().symbol()
              + " has no session on "
              + day.date()
              + " at the hours of the simulated market: "
              + hours);
    }
  }

  /** The last dates on which any of the calendars has a session, in order. */
  private static List<LocalDate> datesBefore(
      LocalDate day, int count, Map<String, SessionCalendar> calendars) {
    Deque<LocalDate> dates = new ArrayDeque<>();
    for (LocalDate date = day.minusDays(1); dates.size() < count; date = date.minusDays(1)) {
      LocalDate candidate = date;
      if (calendars.values().stream().anyMatch(c -> c.session(candidate).isPresent())) {
        dates.addFirst(date);
      }
    }
    return List.copyOf(dates);
  }
}
