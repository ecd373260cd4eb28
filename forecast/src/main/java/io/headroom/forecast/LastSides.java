package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * The last bid and the last ask of a feed whose rows have one side each, as LEAN's equity quotes:
 * there a row is the best bid or the best ask of all exchanges, and its exchange is the one that
 * quotes it. (When an exchange stops being the best no row says so; a best built from every
 * exchange's last quote is crossed nearly all of the time.)
 *
 * <p>A new side that crosses the older other side shows that the other is out of date: it is
 * dropped until quoted again.
 */
final class LastSides {
  private double bid = Double.NaN;
  private double ask = Double.NaN;

  void clear() {
    bid = Double.NaN;
    ask = Double.NaN;
  }

  void bid(double price) {
    bid = price;
    if (ask < price) {
      ask = Double.NaN;
    }
  }

  void ask(double price) {
    ask = price;
    if (bid > price) {
      bid = Double.NaN;
    }
  }

  /** The mean of both sides; NaN while one is missing. */
  double mid() {
    return 0.5 * (bid + ask);
  }

  void save(StateWriter state) {
    state.putDouble(bid).putDouble(ask);
  }

  void restore(StateReader state) {
    bid = state.takeDouble();
    ask = state.takeDouble();
  }
}
