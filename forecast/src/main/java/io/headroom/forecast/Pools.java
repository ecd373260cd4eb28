package io.headroom.forecast;

import io.headroom.config.Instrument;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.EnumMap;
import java.util.Map;

/**
 * A pool for each kind of instrument: a currency's variance is a tenth of an equity's, and neither
 * says much about the other.
 */
final class Pools {
  private final Map<Instrument.Kind, PooledLogHar> byKind = new EnumMap<>(Instrument.Kind.class);

  Pools() {
    for (Instrument.Kind kind : Instrument.Kind.values()) {
      byKind.put(kind, new PooledLogHar());
    }
  }

  PooledLogHar of(Instrument.Kind kind) {
    return byKind.get(kind);
  }

  void save(StateWriter state) {
    byKind.values().forEach(pool -> pool.save(state));
  }

  void restore(StateReader state) {
    byKind.values().forEach(pool -> pool.restore(state));
  }
}
