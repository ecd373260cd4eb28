package io.headroom.forecast;

import io.headroom.journal.Decimals;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.journal.record.UnusedRule;

/** Cleans trades: the rules in their order. */
final class TradeIntake {
  private final InstrumentTable instruments;
  private final StreamTimes times;
  private final SessionReporter sessions;
  private final TickOutcomes outcomes;

  TradeIntake(
      InstrumentTable instruments,
      StreamTimes times,
      SessionReporter sessions,
      TickOutcomes outcomes) {
    this.instruments = instruments;
    this.times = times;
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  void accept(TradeDecoder trade, long fact) {
    InstrumentState instrument = instruments.find(trade.instrumentId());
    RejectRule rule = ownRule(trade, instrument);
    if (rule != RejectRule.NULL_VAL) {
      reject(trade, instrument, rule, fact, Double.NaN, Double.NaN);
      return;
    }
    times.advance(trade.stream(), trade.sourceTime());
    sessions.roll(instrument, trade.sourceTime(), fact);
    UnusedRule unused = SaleConditions.unused((int) trade.saleConditions());
    if (unused != UnusedRule.NULL_VAL) {
      unused(trade, instrument, unused, fact);
    } else if (use(trade, instrument, fact)) {
      outcomes.accepted(trade.instrumentId());
    } else {
      OutlierFilter filter = instrument.ticks().tradeFilter();
      reject(trade, instrument, RejectRule.OUTLIER, fact, filter.median(), filter.bound());
    }
  }

  private RejectRule ownRule(TradeDecoder trade, InstrumentState instrument) {
    if (trade.flags().suspicious()) {
      return RejectRule.SUSPICIOUS;
    }
    if (trade.price() <= 0) {
      return RejectRule.NON_POSITIVE_PRICE;
    }
    if (trade.quantity() <= 0) {
      return RejectRule.NON_POSITIVE_SIZE;
    }
    if (times.isBackwards(trade.stream(), trade.sourceTime())) {
      return RejectRule.TIME_BACKWARDS;
    }
    return instrument == null ? RejectRule.UNKNOWN_INSTRUMENT : RejectRule.NULL_VAL;
  }

  private static boolean use(TradeDecoder trade, InstrumentState instrument, long fact) {
    return instrument
        .ticks()
        .trade(
            trade.sourceTime(), price(trade), trade.exchange(), (int) trade.saleConditions(), fact);
  }

  private void unused(TradeDecoder trade, InstrumentState instrument, UnusedRule rule, long fact) {
    InstrumentTicks ticks = instrument.ticks();
    if (rule == UnusedRule.OFFICIAL_REPORT) {
      ticks.officialReport(
          trade.sourceTime(), price(trade), trade.exchange(), (int) trade.saleConditions(), fact);
    }
    if (ticks.inSession(trade.sourceTime())) {
      ticks.prices().countUnused();
    }
    outcomes.unused(fact, trade.stream(), trade.instrumentId(), rule);
  }

  private void reject(
      TradeDecoder trade,
      InstrumentState instrument,
      RejectRule rule,
      long fact,
      double reference,
      double bound) {
    if (instrument != null && instrument.ticks().inSession(trade.sourceTime())) {
      instrument.ticks().prices().countRejected();
    }
    outcomes.rejected(fact, trade.stream(), trade.instrumentId(), rule, reference, bound);
  }

  private static double price(TradeDecoder trade) {
    return Decimals.toDouble(trade.price(), trade.priceExponent());
  }
}
