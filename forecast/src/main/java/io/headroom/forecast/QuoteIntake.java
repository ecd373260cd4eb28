package io.headroom.forecast;

import io.headroom.journal.Decimals;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.QuoteFlagsDecoder;
import io.headroom.journal.record.RejectRule;

/** Cleans quotes: the rules in their order. */
final class QuoteIntake {
  private final InstrumentTable instruments;
  private final StreamTimes times;
  private final SessionReporter sessions;
  private final TickOutcomes outcomes;

  QuoteIntake(
      InstrumentTable instruments,
      StreamTimes times,
      SessionReporter sessions,
      TickOutcomes outcomes) {
    this.instruments = instruments;
    this.times = times;
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  void accept(QuoteDecoder quote, long fact) {
    InstrumentState instrument = instruments.find(quote.instrumentId());
    RejectRule own = ownRule(quote, instrument);
    if (own != RejectRule.NULL_VAL) {
      reject(quote, instrument, own, fact, Double.NaN, Double.NaN);
      return;
    }
    times.advance(quote.stream(), quote.sourceTime());
    sessions.roll(instrument, quote.sourceTime(), fact);
    RejectRule rule = use(quote, instrument.ticks(), fact);
    if (rule == RejectRule.NULL_VAL) {
      outcomes.accepted(quote.instrumentId());
    } else {
      QuoteFilter filter = instrument.ticks().quoteFilter();
      reject(quote, instrument, rule, fact, filter.reference(), filter.bound());
    }
  }

  private RejectRule ownRule(QuoteDecoder quote, InstrumentState instrument) {
    QuoteFlagsDecoder flags = quote.flags();
    boolean hasBid = flags.hasBid();
    boolean hasAsk = flags.hasAsk();
    if (flags.suspicious()) {
      return RejectRule.SUSPICIOUS;
    }
    if (!hasBid && !hasAsk) {
      return RejectRule.EMPTY_QUOTE;
    }
    if ((hasBid && quote.bid() <= 0) || (hasAsk && quote.ask() <= 0)) {
      return RejectRule.NON_POSITIVE_PRICE;
    }
    if ((hasBid && quote.bidSize() < 0) || (hasAsk && quote.askSize() < 0)) {
      return RejectRule.NON_POSITIVE_SIZE;
    }
    if (times.isBackwards(quote.stream(), quote.sourceTime())) {
      return RejectRule.TIME_BACKWARDS;
    }
    return instrument == null ? RejectRule.UNKNOWN_INSTRUMENT : RejectRule.NULL_VAL;
  }

  private static RejectRule use(QuoteDecoder quote, InstrumentTicks ticks, long fact) {
    QuoteFlagsDecoder flags = quote.flags();
    boolean hasBid = flags.hasBid();
    boolean hasAsk = flags.hasAsk();
    long time = quote.sourceTime();
    int exponent = quote.priceExponent();
    if (hasBid && hasAsk) {
      double bid = Decimals.toDouble(quote.bid(), exponent);
      return ticks.quote(time, bid, Decimals.toDouble(quote.ask(), exponent), fact);
    }
    if (hasBid) {
      return ticks.bid(time, Decimals.toDouble(quote.bid(), exponent), fact);
    }
    return ticks.ask(time, Decimals.toDouble(quote.ask(), exponent), fact);
  }

  private void reject(
      QuoteDecoder quote,
      InstrumentState instrument,
      RejectRule rule,
      long fact,
      double reference,
      double bound) {
    if (instrument != null && instrument.ticks().inSession(quote.sourceTime())) {
      instrument.ticks().prices().countRejected();
    }
    outcomes.rejected(fact, quote.stream(), quote.instrumentId(), rule, reference, bound);
  }
}
