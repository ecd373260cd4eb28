package io.headroom.journal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How often what happened, over many simulations. */
final class SimulationFigures {
  private final Map<Event, Long> counts = new EnumMap<>(Event.class);

  /** What is counted. */
  enum Event {
    RUNS,
    STEPS,
    FACTS,
    DECISIONS,
    TIMERS,
    CHECKPOINTS,
    SEALERS_FAILED,
    SNAPSHOTS,
    STARTS_FROM_A_SNAPSHOT,
    SNAPSHOTS_PASSED_OVER,
    CLEAN_STARTS,
    PROCESS_CRASHES,
    POWER_LOSSES,
    CRASHES_IN_AN_OPERATION,
    CRASHES_IN_RECOVERY,
    STOPS,
    FAILED_SYNCS,
    NO_ROOM,
    CLOCK_JUMPS,
    WRITE_BACKS,
    UNFINISHED_WRITES,
    TORN_TAILS,
    DECISIONS_SET_ASIDE,
    REFUSALS,
    COMPARED_DECISIONS,
    OTHERS_IN_BETWEEN
  }

  void count(Event event) {
    add(event, 1);
  }

  void add(Event event, long times) {
    counts.merge(event, times, Long::sum);
  }

  long of(Event event) {
    return counts.getOrDefault(event, 0L);
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(e -> e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
