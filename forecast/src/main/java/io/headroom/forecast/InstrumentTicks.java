package io.headroom.forecast;

import io.headroom.config.Instrument;
import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.RejectRule;
import java.time.LocalDate;

/** One instrument's clean ticks: its filters and its current session's prices. */
final class InstrumentTicks {
  private static final Session BEFORE_ALL =
      new Session(LocalDate.EPOCH, Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

  private final double tickSize;
  private final OutlierFilter trades;
  private final QuoteFilter quotes;
  private final SessionPrices prices = new SessionPrices(BEFORE_ALL);
  private SessionCalendar calendar;
  private byte primaryExchange;
  private boolean priceIsMid;

  InstrumentTicks(Instrument instrument, SessionCalendar calendar, boolean priceIsMid) {
    this(instrument.tickSize().toDouble(), instrument, calendar, priceIsMid);
  }

  private InstrumentTicks(
      double tickSize, Instrument instrument, SessionCalendar calendar, boolean priceIsMid) {
    this.tickSize = tickSize;
    trades = new OutlierFilter(tickSize);
    quotes = new QuoteFilter(tickSize);
    configure(instrument, calendar, priceIsMid);
  }

  void configure(Instrument instrument, SessionCalendar calendar, boolean priceIsMid) {
    this.calendar = calendar;
    this.priceIsMid = priceIsMid;
    primaryExchange = (byte) instrument.primaryExchange();
  }

  SessionPrices prices() {
    return prices;
  }

  boolean hasEnded(long time) {
    return time >= prices.session().end();
  }

  /** Starts the session that a time belongs to, or the next one. */
  void beginSession(long time) {
    prices.begin(SessionClock.endingAfter(calendar, time));
    trades.clear();
    quotes.clear();
  }

  boolean inSession(long time) {
    return prices.session().contains(time);
  }

  /** Takes a trade that its sale conditions let be used; false if it is an outlier. */
  boolean trade(long time, double price, byte exchange, int conditions, long fact) {
    boolean inSession = inSession(time);
    boolean primary = exchange == primaryExchange;
    boolean closing = primary && !beforeOpen(time) && SaleConditions.closingPrint(conditions);
    if ((inSession || closing) && !trades.accept(price)) {
      return false;
    }
    if (closing) {
      prices.closingPrint(price, fact);
    }
    if (inSession) {
      tradeInSession(time, price, primary && SaleConditions.openingPrint(conditions), fact);
    }
    return true;
  }

  private void tradeInSession(long time, double price, boolean opening, long fact) {
    prices.countAccepted();
    if (!priceIsMid) {
      prices.add(time, price, fact);
      if (opening) {
        prices.openingPrint(price);
      }
    }
  }

  /** Takes an official report, which is no tick of the price but may stand in for the close. */
  void officialReport(long time, double price, byte exchange, int conditions, long fact) {
    if (exchange == primaryExchange
        && SaleConditions.officialClose(conditions)
        && time >= prices.session().close()) {
      prices.officialClose(price, fact);
    }
  }

  RejectRule quote(long time, double bid, double ask, long fact) {
    return afterQuote(quotes.twoSided(bid, ask, inSession(time)), time, fact);
  }

  RejectRule bid(long time, double bid, long fact) {
    return afterQuote(quotes.bid(bid, inSession(time)), time, fact);
  }

  RejectRule ask(long time, double ask, long fact) {
    return afterQuote(quotes.ask(ask, inSession(time)), time, fact);
  }

  /** What the last outlier trade was compared with. */
  OutlierFilter tradeFilter() {
    return trades;
  }

  /** What the last rejected quote was compared with. */
  QuoteFilter quoteFilter() {
    return quotes;
  }

  private boolean beforeOpen(long time) {
    return time < prices.session().open();
  }

  private RejectRule afterQuote(RejectRule rule, long time, long fact) {
    if (rule == RejectRule.NULL_VAL && inSession(time)) {
      prices.countAccepted();
      if (priceIsMid && !Double.isNaN(quotes.price())) {
        prices.add(time, quotes.price(), fact);
      }
    }
    return rule;
  }

  /** The config's part of it is not written. */
  void save(StateWriter state) {
    state.section("ticks", 1).putDouble(tickSize);
    trades.save(state);
    quotes.save(state);
    prices.save(state);
  }

  static InstrumentTicks restored(
      StateReader state, Instrument instrument, SessionCalendar calendar, boolean priceIsMid) {
    double tickSize = state.section("ticks", 1).takeDouble();
    InstrumentTicks ticks = new InstrumentTicks(tickSize, instrument, calendar, priceIsMid);
    ticks.trades.restore(state);
    ticks.quotes.restore(state);
    ticks.prices.restore(state);
    return ticks;
  }
}
