package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;

/** The latest source time of each feed stream. */
final class StreamTimes {
  private long[] latest = new long[0];

  /** Whether the stream has had a later time. */
  boolean isBackwards(int stream, long time) {
    return stream < latest.length && time < latest[stream];
  }

  /** Notes a time that is not backwards. */
  void advance(int stream, long time) {
    if (stream >= latest.length) {
      int used = latest.length;
      latest = Arrays.copyOf(latest, Math.max(stream + 1, 2 * used));
      Arrays.fill(latest, used, latest.length, Long.MIN_VALUE);
    }
    latest[stream] = time;
  }

  void save(StateWriter state) {
    int used = latest.length;
    while (used > 0 && latest[used - 1] == Long.MIN_VALUE) {
      used--;
    }
    state.section("stream-times", 1).putLongs(Arrays.copyOf(latest, used));
  }

  void restore(StateReader state) {
    latest = state.section("stream-times", 1).takeLongs();
  }
}
