package io.headroom.risk;

import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.Decimals;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.time.LocalDate;

/**
 * What one instrument is valued at: the mid of its quotes, or of its trades' last two distinct
 * prices, whichever came last; before its first tick the last bar's close.
 *
 * <p>Only ticks inside the instrument's session count. A session starts from its own first tick:
 * yesterday's last price is no half of today's mid. Prices are kept as twice their mantissa, so
 * that a mid is exact and a move of so many basis points is found without rounding.
 */
final class Mark {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private final TradeMid trades = new TradeMid();
  private final QuoteMid quotes = new QuoteMid();
  private SessionWindow window;
  private int exponent;
  private double scale;

  private boolean present;
  private boolean fromTick;
  private long session = Long.MIN_VALUE;
  private int date;
  private long doubled;
  private double value;
  private long time;
  private long firstFact;
  private long lastFact;

  private long upper = Long.MAX_VALUE;
  private long lower = Long.MIN_VALUE;

  /** Says how prices are written and when they count. */
  Mark(int exponent, SessionWindow window) {
    this.exponent = exponent;
    this.window = window;
    scale = scale(exponent);
  }

  /** Goes on under another definition; a mark written at another exponent is dropped. */
  void define(int newExponent, SessionWindow newWindow) {
    if (newExponent != exponent) {
      present = false;
      fromTick = false;
      session = Long.MIN_VALUE;
    }
    exponent = newExponent;
    window = newWindow;
    scale = scale(newExponent);
  }

  private static double scale(int exponent) {
    return exponent < 0 ? 2 * Decimals.power(-exponent) : Decimals.power(exponent) / 2;
  }

  /**
   * Takes an accepted trade.
   *
   * @return whether the mark has moved to or past a threshold
   */
  boolean trade(long price, int priceExponent, long now, long fact) {
    if (!opened(now) || price <= 0) {
      return false;
    }
    long mantissa = priceExponent == exponent ? price : rescaled(price, priceExponent);
    if (mantissa == 0) {
      return false;
    }
    trades.trade(mantissa, fact);
    time = now;
    lastFact = fact;
    return take(trades.doubled(), trades.firstFact());
  }

  /**
   * Takes an accepted quote; a side that is 0 was not quoted.
   *
   * @return whether the mark has moved to or past a threshold
   */
  boolean quote(long bid, long ask, int priceExponent, long now, long fact) {
    if (!opened(now)) {
      return false;
    }
    boolean same = priceExponent == exponent;
    long newBid = same ? bid : rescaled(bid, priceExponent);
    long newAsk = same ? ask : rescaled(ask, priceExponent);
    if (newBid > 0) {
      quotes.bid(newBid, fact);
    }
    if (newAsk > 0) {
      quotes.ask(newAsk, fact);
    }
    if (!quotes.present()) {
      return false;
    }
    time = now;
    lastFact = fact;
    return take(quotes.doubled(), quotes.firstFact());
  }

  /** Falls back on a bar's close, unless there has been a tick. */
  void bar(double close, int barDate, long fact) {
    double twice = close * 2 / Decimals.toDouble(1, exponent);
    if (fromTick || !(close > 0) || !(twice < Long.MAX_VALUE)) {
      return;
    }
    present = true;
    value = close;
    doubled = Math.round(twice);
    date = barDate;
    time = closeOf(barDate);
    firstFact = fact;
    lastFact = fact;
  }

  boolean present() {
    return present;
  }

  /** Price, as of its own day. */
  double value() {
    return value;
  }

  /** Twice the price's mantissa; rounded where the price is a bar's. */
  long doubled() {
    return doubled;
  }

  /** The trading date it is of, days since 1970-01-01. */
  int date() {
    return date;
  }

  /** The older of the facts it came from. */
  long firstFact() {
    return firstFact;
  }

  /** The newer of the facts it came from. */
  long lastFact() {
    return lastFact;
  }

  /**
   * Whether it is older than so many nanoseconds of session time. Time counts only within the
   * latest session that has opened: a price neither ages overnight nor gets fresh at the close.
   */
  boolean stale(long cut, long after) {
    return window.sessionTimeSince(cut, time) > after;
  }

  /** The trading date at a cut, days since 1970-01-01. */
  int dateAt(long cut) {
    window.contains(cut);
    return Math.max(date, window.date());
  }

  /** The prices, doubled, at which the next assessment is due. */
  void thresholds(long newLower, long newUpper) {
    lower = newLower;
    upper = newUpper;
  }

  private boolean opened(long now) {
    if (!window.contains(now)) {
      return false;
    }
    if (window.open() != session) {
      session = window.open();
      trades.reset();
      quotes.reset();
    }
    return true;
  }

  private boolean take(long newDoubled, long first) {
    firstFact = first;
    date = window.date();
    if (newDoubled == doubled && fromTick) {
      return false;
    }
    present = true;
    fromTick = true;
    doubled = newDoubled;
    value = exponent < 0 ? newDoubled / scale : newDoubled * scale;
    return newDoubled >= upper || newDoubled <= lower;
  }

  private long rescaled(long price, int priceExponent) {
    try {
      return Decimals.rescale(price, priceExponent, exponent);
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  private long closeOf(int barDate) {
    SessionCalendar calendar = window.calendar();
    LocalDate day = LocalDate.ofEpochDay(barDate);
    return calendar.session(day).map(Session::close).orElse((barDate + 1) * NANOS_PER_DAY);
  }

  /** The definition is the config's, and the thresholds follow from the holders' bands. */
  void save(StateWriter state) {
    state.section("mark", 1);
    trades.save(state);
    quotes.save(state);
    state
        .putBoolean(present)
        .putBoolean(fromTick)
        .putLong(session)
        .putInt(date)
        .putLong(doubled)
        .putDouble(value)
        .putLong(time)
        .putLong(firstFact)
        .putLong(lastFact);
  }

  void restore(StateReader state) {
    state.section("mark", 1);
    trades.restore(state);
    quotes.restore(state);
    present = state.takeBoolean();
    fromTick = state.takeBoolean();
    session = state.takeLong();
    date = state.takeInt();
    doubled = state.takeLong();
    value = state.takeDouble();
    time = state.takeLong();
    firstFact = state.takeLong();
    lastFact = state.takeLong();
  }
}
