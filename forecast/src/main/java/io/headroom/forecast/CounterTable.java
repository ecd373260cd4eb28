package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counters by a instrument id; 0 is a row of no known instrument. */
final class CounterTable {
  private RuleCounters[] byId = new RuleCounters[16];

  RuleCounters of(int id) {
    if (id >= byId.length) {
      byId = Arrays.copyOf(byId, Math.max(id + 1, 2 * byId.length));
    }
    RuleCounters counters = byId[id];
    if (counters == null) {
      counters = new RuleCounters();
      byId[id] = counters;
    }
    return counters;
  }

  TickCounts total() {
    RuleCounters total = new RuleCounters();
    for (RuleCounters counters : byId) {
      if (counters != null) {
        total.add(counters);
      }
    }
    return total.snapshot();
  }

  SortedMap<Integer, TickCounts> snapshot() {
    SortedMap<Integer, TickCounts> counts = new TreeMap<>();
    for (int id = 0; id < byId.length; id++) {
      if (byId[id] != null) {
        counts.put(id, byId[id].snapshot());
      }
    }
    return counts;
  }

  void save(StateWriter state) {
    List<Integer> used =
        IntStream.range(0, byId.length).filter(id -> byId[id] != null).boxed().toList();
    state.section("counters", 1).putAll(used, (writer, id) -> byId[id].save(writer.putInt(id)));
  }

  void restore(StateReader state) {
    state.section("counters", 1).forAll(one -> of(one.takeInt()).restore(one));
  }
}
