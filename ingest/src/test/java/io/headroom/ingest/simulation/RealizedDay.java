package io.headroom.ingest.simulation;

import io.headroom.ingest.QuoteTick;
import io.headroom.ingest.Tick;
import io.headroom.ingest.TradeTick;
import io.headroom.ingest.simulation.MarketState.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One session of ticks: the sum of its squared five-minute log returns, and what variance there was
 * to be seen.
 */
final class RealizedDay {
  private static final int FIVE_MINUTES = 300;

  private final double[] realized;
  private final double[] expected;

  private RealizedDay(int instruments) {
    realized = new double[instruments];
    expected = new double[instruments];
  }

  double realized(int instrument) {
    return realized[instrument];
  }

  double expected(int instrument) {
    return expected[instrument];
  }

  static RealizedDay simulate(MarketModel model, long seed) {
    List<SimulatedInstrument> instruments = DemoMarket.instruments(model);
    MarketState state = new MarketState(model, Draws.of(seed, 0));
    state.advance(new Step(0, TradingHours.OPEN, Double.POSITIVE_INFINITY));
    TradingDay day = TradingDay.of(LocalDate.of(2026, 3, 18));
    RealizedDay result = new RealizedDay(instruments.size());
    double[] last = new double[instruments.size()];
    double[] mark = new double[instruments.size()];
    TickSource[] sources = new TickSource[instruments.size()];
    for (SimulatedInstrument instrument : instruments) {
      int i = instrument.index();
      Draws draws = Draws.of(seed, 2 + i);
      sources[i] =
          instrument.model().hours() == TradingHours.EQUITY
              ? new TradeSource(instrument, day, draws)
              : new QuoteSource(instrument, day, draws);
    }
    for (int second = TradingHours.OPEN; second < TradingHours.CLOSE; second++) {
      double[] before = new double[instruments.size()];
      for (int i = 0; i < before.length; i++) {
        before[i] = level(instruments.get(i)) + state.logPrice(i);
      }
      state.advance(new Step(second, second + 1.0, Double.POSITIVE_INFINITY));
      for (int i = 0; i < before.length; i++) {
        result.expected[i] += state.stepVariance(i);
        double after = level(instruments.get(i)) + state.logPrice(i);
        List<Tick> ticks = new ArrayList<>();
        sources[i].second(second, before[i], after, 1, ticks);
        for (Tick tick : ticks) {
          double price = price(tick);
          boolean misprint = last[i] != 0 && Math.abs(price / last[i] - 1) > 0.02;
          last[i] = misprint ? last[i] : price;
        }
        if ((second + 1 - TradingHours.OPEN) % FIVE_MINUTES == 0 || mark[i] == 0) {
          double move = mark[i] == 0 ? 0 : Math.log(last[i] / mark[i]);
          result.realized[i] += move * move;
          mark[i] = last[i];
        }
      }
    }
    return result;
  }

  private static double level(SimulatedInstrument instrument) {
    return Math.log(instrument.model().price());
  }

  private static double price(Tick tick) {
    if (tick instanceof TradeTick trade) {
      return trade.price();
    }
    QuoteTick quote = (QuoteTick) tick;
    return 0.5 * (quote.bid() + quote.ask());
  }
}
