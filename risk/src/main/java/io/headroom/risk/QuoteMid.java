package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/** The mid of a session's latest bid and latest ask, which may come in different quotes. */
final class QuoteMid {
  private long bid;
  private long ask;
  private long bidFact;
  private long askFact;

  void reset() {
    bid = 0;
    ask = 0;
  }

  void bid(long price, long fact) {
    bid = price;
    bidFact = fact;
  }

  void ask(long price, long fact) {
    ask = price;
    askFact = fact;
  }

  /** Whether there is a mid: both sides known, and not crossed. */
  boolean present() {
    return bid > 0 && ask >= bid;
  }

  /** Twice the mid's mantissa. */
  long doubled() {
    return bid + ask;
  }

  /** The fact of the older of the two sides. */
  long firstFact() {
    return Math.min(bidFact, askFact);
  }

  void save(StateWriter state) {
    state.putLong(bid).putLong(ask).putLong(bidFact).putLong(askFact);
  }

  void restore(StateReader state) {
    bid = state.takeLong();
    ask = state.takeLong();
    bidFact = state.takeLong();
    askFact = state.takeLong();
  }
}
