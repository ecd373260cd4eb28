package io.headroom.risk;

import java.util.Arrays;

/**
 * A scope's net quantity of each instrument, exact: mantissas at the instrument's quantity
 * exponent. A sum that does not fit makes the holdings unvalued, never wrong.
 */
final class Holdings {
  private final long[] net;
  private final NumberRange facts = new NumberRange();
  private boolean valued = true;

  Holdings(int instruments) {
    net = new long[instruments];
  }

  void clear() {
    Arrays.fill(net, 0);
    facts.clear();
    valued = true;
  }

  void add(int instrument, long mantissa) {
    try {
      net[instrument] = Math.addExact(net[instrument], mantissa);
    } catch (ArithmeticException overflow) {
      valued = false;
    }
  }

  /** Something is held that has no value: it is unknown, or its quantity does not fit. */
  void addUnvalued() {
    valued = false;
  }

  /** Names a position fact that these holdings come from. */
  void from(long fact) {
    facts.add(fact);
  }

  long net(int instrument) {
    return net[instrument];
  }

  boolean valued() {
    return valued;
  }

  boolean isFlat() {
    boolean flat = valued;
    for (long quantity : net) {
      flat &= quantity == 0;
    }
    return flat;
  }

  /** How many instruments are held. */
  int count() {
    int held = 0;
    for (long quantity : net) {
      held += quantity != 0 ? 1 : 0;
    }
    return held;
  }

  NumberRange facts() {
    return facts;
  }
}
