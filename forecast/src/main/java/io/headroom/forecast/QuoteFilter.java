package io.headroom.forecast;

import io.headroom.journal.record.RejectRule;

/**
 * One instrument's quote rules and the price that its quotes say.
 *
 * <p>A row with both sides is a market of its own: crossed, too wide, or its mid an outlier, it is
 * rejected; otherwise its mid is the price. A row with one side is rejected only if that side
 * itself lies beyond the outlier bound on the side that would make it the best; otherwise it
 * updates its exchange's side, and the price is the mid of the best bid and ask over all exchanges,
 * unless that mid is an outlier.
 */
final class QuoteFilter {
  private final OutlierFilter mids;
  private final SpreadFilter spreads;
  private final BestQuotes best = new BestQuotes();
  private double price = Double.NaN;
  private double reference = Double.NaN;
  private double bound = Double.NaN;

  QuoteFilter(double tickSize) {
    mids = new OutlierFilter(tickSize);
    spreads = new SpreadFilter(tickSize);
  }

  void clear() {
    mids.clear();
    spreads.clear();
    best.clear();
  }

  /** Checks a row with both sides against itself and, in a session, against those before it. */
  RejectRule twoSided(double bid, double ask, boolean inSession) {
    price = Double.NaN;
    if (bid > ask) {
      return rejected(RejectRule.CROSSED, ask, ask);
    }
    if (!inSession) {
      return RejectRule.NULL_VAL;
    }
    double spread = ask - bid;
    if (spreads.isTooWide(spread)) {
      spreads.reject(spread);
      return rejected(RejectRule.WIDE_SPREAD, spreads.median(), spreads.bound());
    }
    double mid = 0.5 * (bid + ask);
    if (!mids.accept(mid)) {
      return rejected(RejectRule.OUTLIER, mids.median(), mids.bound());
    }
    spreads.admit(spread);
    price = mid;
    return RejectRule.NULL_VAL;
  }

  /** Takes a bid without an ask. */
  RejectRule bid(byte exchange, double bid, boolean inSession) {
    price = Double.NaN;
    if (inSession && mids.isAggressive(bid, Double.POSITIVE_INFINITY)) {
      return rejected(RejectRule.OUTLIER, mids.median(), mids.bound());
    }
    best.bid(exchange, bid);
    return afterSide(inSession);
  }

  /** Takes an ask without a bid. */
  RejectRule ask(byte exchange, double ask, boolean inSession) {
    price = Double.NaN;
    if (inSession && mids.isAggressive(Double.NEGATIVE_INFINITY, ask)) {
      return rejected(RejectRule.OUTLIER, mids.median(), mids.bound());
    }
    best.ask(exchange, ask);
    return afterSide(inSession);
  }

  /** The price after the last row; NaN if it gave none. */
  double price() {
    return price;
  }

  /** What the last rejected row was compared with. */
  double reference() {
    return reference;
  }

  /** What the last rejected row was allowed. */
  double bound() {
    return bound;
  }

  private RejectRule afterSide(boolean inSession) {
    double mid = inSession ? best.mid() : Double.NaN;
    if (!Double.isNaN(mid) && mids.accept(mid)) {
      price = mid;
    }
    return RejectRule.NULL_VAL;
  }

  private RejectRule rejected(RejectRule rule, double reference, double bound) {
    this.reference = reference;
    this.bound = bound;
    return rule;
  }
}
