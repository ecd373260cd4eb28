package io.headroom.ingest.simulation;

import io.headroom.ingest.QuoteTick;
import io.headroom.ingest.Tick;
import java.util.List;

/**
 * A currency's quotes, both sides; the spread widens with volatility. As in real feeds a few are
 * crossed.
 */
final class QuoteSource implements TickSource {
  private static final long SIZE = 1_000_000;
  private static final int MOST_SIZES = 5;
  private static final double CROSSED = 0.001;

  private final SimulatedInstrument instrument;
  private final TradingDay day;
  private final Draws draws;
  private final Arrivals arrivals;

  QuoteSource(SimulatedInstrument instrument, TradingDay day, Draws draws) {
    this.instrument = instrument;
    this.day = day;
    this.draws = draws;
    arrivals = new Arrivals(instrument.model().ticksPerSecond(), draws);
  }

  @Override
  public void second(int second, double before, double after, double activity, List<Tick> into) {
    double half = 0.5 * instrument.model().spread() * Arrivals.bounded(activity);
    for (int millis : arrivals.next(activity)) {
      double mid = Arrivals.between(before, after, millis);
      long bid = instrument.price(mid - half);
      long ask = Math.max(bid + instrument.grid().step(), instrument.price(mid + half));
      boolean crossed = draws.happens(CROSSED);
      into.add(
          new QuoteTick(
              day.nanos(1_000L * second + millis),
              crossed ? ask : bid,
              size(),
              crossed ? bid : ask,
              size()));
    }
  }

  private long size() {
    return SIZE * (1 + draws.below(MOST_SIZES));
  }
}
