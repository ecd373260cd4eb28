package io.headroom.ingest;

import io.headroom.journal.FactSubmitter;

/** The daily bars, and the price factors they need, before the first tick. */
@FunctionalInterface
public interface DailyHistory {
  /**
   * Submits what the journal does not hold yet.
   *
   * @param stampNanos journal time of all of it, ns since the epoch
   * @throws FeedException if there is less than what the journal holds: its sources have changed
   */
  void submit(long stampNanos, FactSubmitter submitter, ResumePoints resume);
}
