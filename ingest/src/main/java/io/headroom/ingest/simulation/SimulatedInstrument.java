package io.headroom.ingest.simulation;

import io.headroom.config.Instrument;

/**
 * An instrument of the config and how it is simulated.
 *
 * @param index its place in the model
 */
record SimulatedInstrument(
    Instrument definition, InstrumentModel model, int index, PriceGrid grid) {
  static SimulatedInstrument of(Instrument definition, InstrumentModel model, int index) {
    return new SimulatedInstrument(definition, model, index, new PriceGrid(definition));
  }

  /** The mantissa nearest to a log price. */
  long price(double logPrice) {
    return grid.nearest(StrictMath.exp(logPrice));
  }
}
