package io.headroom.ingest.simulation;

import io.headroom.journal.SessionStart.BookPosition;
import java.util.List;

/**
 * Positions that a scripted desk sets at a simulated time, as one change.
 *
 * @param time ns since the epoch
 */
public record ScheduledPositions(long time, List<BookPosition> positions) {
  public ScheduledPositions {
    positions = List.copyOf(positions);
  }
}
