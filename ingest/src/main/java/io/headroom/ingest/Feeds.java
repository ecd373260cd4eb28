package io.headroom.ingest;

import io.headroom.journal.FactSubmitter;
import java.util.OptionalLong;

/**
 * Ticks on their way into the journal, in order of time, from files or from a simulated market.
 * Belongs to one thread, starts none.
 */
public interface Feeds extends AutoCloseable {
  /**
   * The time of the first row from the beginning, wherever the journal ends; ns since the epoch.
   */
  OptionalLong firstEventTime();

  /**
   * The time at which the next row comes, ns since the epoch, or {@link FactSubmitter#UNTIMED} for
   * the end of a stream without a decodable row; empty at the end.
   */
  OptionalLong nextEventTime();

  /** Submits what was opened, what the journal knows already left out. */
  void submitOpened(FactSubmitter submitter);

  /**
   * Submits the next rows whose time has come.
   *
   * @param lastTime rows later than this wait, ns since the epoch
   * @param maxRows at most so many facts
   * @return false if nothing is left
   * @throws FeedException if a source breaks down; the rows before have been submitted
   */
  boolean submitThrough(long lastTime, int maxRows, FactSubmitter submitter);

  /** Submits the next rows, whatever their time. */
  default boolean submit(int maxRows, FactSubmitter submitter) {
    return submitThrough(Long.MAX_VALUE, maxRows, submitter);
  }

  /** Rows submitted since the feeds were opened: ticks and faults. */
  long rows();

  /** About what share of everything has been submitted, from 0 to 1. */
  double share();

  @Override
  void close();
}
