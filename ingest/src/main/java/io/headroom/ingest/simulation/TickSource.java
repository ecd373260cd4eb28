package io.headroom.ingest.simulation;

import io.headroom.ingest.Tick;
import java.util.List;

/** Makes one instrument's ticks out of its log price, second by second. */
interface TickSource {
  /**
   * Adds the ticks of a second, in order of time.
   *
   * @param second of the day, at its beginning
   * @param before log price at its beginning
   * @param after log price at its end
   * @param activity volatility over its average: how much is going on
   */
  void second(int second, double before, double after, double activity, List<Tick> into);
}
