package io.headroom.forecast;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

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
}
