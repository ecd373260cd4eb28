package io.headroom.ingest.simulation;

import io.headroom.config.Instrument;
import io.headroom.journal.Decimals;

/** The prices that an instrument can have, as mantissas at its price exponent. */
final class PriceGrid {
  private final double unit;
  private final long step;

  PriceGrid(Instrument instrument) {
    unit = Decimals.toDouble(1, instrument.priceExponent());
    step =
        Decimals.rescale(
            instrument.tickSize().mantissa(),
            instrument.tickSize().exponent(),
            instrument.priceExponent());
  }

  /** The mantissa of the price nearest to this one, at least one step. */
  long nearest(double price) {
    return Math.max(step, Math.round(price / (unit * step)) * step);
  }

  /** The smallest step, a mantissa. */
  long step() {
    return step;
  }
}
