package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

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

  void save(StateWriter state) {
    List<InstrumentState> known = new ArrayList<>();
    forEach(known::add);
    state.putAll(known, (writer, instrument) -> instrument.save(writer));
  }

  void restore(StateReader state, LongFunction<ActiveConfig> configs, Pools pools) {
    state.forAll(one -> put(InstrumentState.restored(one, configs, pools)));
  }
}
