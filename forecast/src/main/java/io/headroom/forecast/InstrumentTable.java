package io.headroom.forecast;

import java.util.Arrays;
import java.util.function.Consumer;

/** The instruments defined, in order of their ids. */
final class InstrumentTable {
  private InstrumentState[] byId = new InstrumentState[16];

  void put(InstrumentState instrument) {
    if (instrument.id() >= byId.length) {
      byId = Arrays.copyOf(byId, Math.max(instrument.id() + 1, 2 * byId.length));
    }
    byId[instrument.id()] = instrument;
  }

  /** The instrument, or null if none of that id is defined: this is asked for every tick. */
  InstrumentState find(int id) {
    return id < byId.length ? byId[id] : null;
  }

  void forEach(Consumer<InstrumentState> action) {
    for (InstrumentState instrument : byId) {
      if (instrument != null) {
        action.accept(instrument);
      }
    }
  }
}
