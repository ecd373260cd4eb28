package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.RejectRule;

/**
 * One instrument's quote rules and the price that its quotes say.
 *
 * <p>A row with both sides is a market of its own: crossed, too wide, or its mid an outlier, it is
 * rejected; otherwise its mid is the price. A row with one side is rejected only if that side
 * itself lies beyond the outlier bound where it would move the price: a bid far above, an ask far
 * below; otherwise it replaces the last of its side, and the mid of the last bid and the last ask
 * is the price, unless that mid is an outlier.
 */
final class QuoteFilter {
  private final OutlierFilter mids;
  private final SpreadFilter spreads;
  private final LastSides last = new LastSides();
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
    last.clear();
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
  RejectRule bid(double bid, boolean inSession) {
    price = Double.NaN;
    if (inSession && mids.isAggressive(bid, Double.POSITIVE_INFINITY)) {
      return rejected(RejectRule.OUTLIER, mids.median(), mids.bound());
    }
    last.bid(bid);
    return afterSide(inSession);
  }

  /** Takes an ask without a bid. */
  RejectRule ask(double ask, boolean inSession) {
    price = Double.NaN;
    if (inSession && mids.isAggressive(Double.NEGATIVE_INFINITY, ask)) {
      return rejected(RejectRule.OUTLIER, mids.median(), mids.bound());
    }
    last.ask(ask);
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
    double mid = inSession ? last.mid() : Double.NaN;
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

  void save(StateWriter state) {
    mids.save(state);
    spreads.save(state);
    last.save(state);
    state.putDouble(price).putDouble(reference).putDouble(bound);
  }

  void restore(StateReader state) {
    mids.restore(state);
    spreads.restore(state);
    last.restore(state);
    price = state.takeDouble();
    reference = state.takeDouble();
    bound = state.takeDouble();
  }
}
