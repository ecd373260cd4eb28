package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * The mid of the last two distinct trade prices of a session: it does not bounce between bid and
 * ask as trades do (Roll 1984), and where the spread is one step wide it is the mid quote.
 */
final class TradeMid {
  private long last;
  private long previous;
  private long lastFact;
  private long previousFact;

  void reset() {
    last = 0;
  }

  /**
   * Takes a price.
   *
   * @param price mantissa, positive
   */
  void trade(long price, long fact) {
    if (price == last) {
      lastFact = fact;
      return;
    }
    boolean first = last == 0;
    previous = first ? price : last;
    previousFact = first ? fact : lastFact;
    last = price;
    lastFact = fact;
  }

  /** Twice the mid's mantissa. */
  long doubled() {
    return previous + last;
  }

  /** The fact of the latest trade at the earlier of the two prices. */
  long firstFact() {
    return previousFact;
  }

  void save(StateWriter state) {
    state.putLong(last).putLong(previous).putLong(lastFact).putLong(previousFact);
  }

  void restore(StateReader state) {
    last = state.takeLong();
    previous = state.takeLong();
    lastFact = state.takeLong();
    previousFact = state.takeLong();
  }
}
