package io.headroom.ingest.simulation;

import io.headroom.ingest.Tick;
import io.headroom.ingest.TradeTick;
import java.util.List;

/**
 * An equity's trades: at the bid or the ask, in round and odd lots, between an opening and a
 * closing auction. As in real feeds a few are average-price prints, which say nothing about the
 * price now, and fewer still are plainly wrong.
 */
final class TradeSource implements TickSource {
  private static final int OPENING_PRINT = 1 << 6;
  private static final int CLOSING_PRINT = 1 << 7;
  private static final int AVERAGE_PRICE = 1 << 20;
  private static final int ODD_LOT = 1 << 21;

  private static final String EXCHANGES = "PNQZKJ";
  private static final int LOT = 100;
  private static final int AUCTION_LOTS = 400;
  private static final double LOT_SPREAD = 0.9;
  private static final double ODD_LOTS = 0.35;
  private static final double TURNS = 0.4;
  private static final double AVERAGES = 0.003;
  private static final double MISPRINTS = 0.0004;
  private static final double MISPRINT = 0.04;
  private static final double AVERAGE_DECAY = 0.995;

  private final SimulatedInstrument instrument;
  private final TradingDay day;
  private final Draws draws;
  private final Arrivals arrivals;
  private double side = 1;
  private double average;

  TradeSource(SimulatedInstrument instrument, TradingDay day, Draws draws) {
    this.instrument = instrument;
    this.day = day;
    this.draws = draws;
    arrivals = new Arrivals(instrument.model().ticksPerSecond(), draws);
  }

  @Override
  public void second(int second, double before, double after, double activity, List<Tick> into) {
    if (second == TradingHours.OPEN) {
      average = before;
      auction(second, before, OPENING_PRINT, into);
    } else if (second == TradingHours.CLOSE) {
      auction(second, before, CLOSING_PRINT, into);
    }
    if (!TradingHours.EQUITY.open(second)) {
      return;
    }
    for (int millis : arrivals.next(activity)) {
      double mid = Arrivals.between(before, after, millis);
      average += (1 - AVERAGE_DECAY) * (mid - average);
      into.add(trade(day.nanos(1_000L * second + millis), mid));
    }
  }

  /** At the very beginning of the second, so that it comes before all else. */
  private void auction(int second, double logPrice, int condition, List<Tick> into) {
    long lots = (long) AUCTION_LOTS + draws.below(AUCTION_LOTS);
    char primary = instrument.definition().primaryExchange();
    long time = day.nanos(1_000L * second);
    into.add(new TradeTick(time, instrument.price(logPrice), lots * LOT, condition, primary));
  }

  private TradeTick trade(long time, double mid) {
    if (draws.happens(TURNS)) {
      side = -side;
    }
    double price = mid + 0.5 * side * instrument.model().spread();
    int conditions = 0;
    if (draws.happens(AVERAGES)) {
      price = average;
      conditions = AVERAGE_PRICE;
    } else if (draws.happens(MISPRINTS)) {
      price += side * MISPRINT;
    }
    long size = size();
    if (size < LOT) {
      conditions |= ODD_LOT;
    }
    char exchange = EXCHANGES.charAt(draws.below(EXCHANGES.length()));
    return new TradeTick(time, instrument.price(price), size, conditions, exchange);
  }

  private long size() {
    if (draws.happens(ODD_LOTS)) {
      return 1L + draws.below(LOT - 1);
    }
    return LOT * (long) Math.ceil(StrictMath.exp(LOT_SPREAD * draws.normal()));
  }
}
