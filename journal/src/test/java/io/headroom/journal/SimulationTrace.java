package io.headroom.journal;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a simulation did: a hash of everything, and the last of it to be read. */
final class SimulationTrace {
  private static final int KEPT = 80;

  private final Deque<String> last = new ArrayDeque<>();
  private long hash = 17;
  private long events;

  void add(String event) {
    events++;
    hash = hash * 31 + event.hashCode();
    last.add(events + " " + event);
    if (last.size() > KEPT) {
      last.remove();
    }
  }

  /** The same for two runs if, and almost only if, they did the same. */
  long hash() {
    return hash;
  }

  /** The last events, a line each. */
  String text() {
    return String.join("\n", last);
  }
}
