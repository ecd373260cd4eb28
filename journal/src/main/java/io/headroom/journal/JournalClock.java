package io.headroom.journal;

import org.agrona.concurrent.EpochNanoClock;

/**
 * How journal time is told. Journal times never fall and are never negative; 0 says that no time is
 * known yet.
 */
@FunctionalInterface
public interface JournalClock {
  /**
   * The journal time of the next fact.
   *
   * @param eventTime the fact's own time, or {@link FactSubmitter#UNTIMED}
   * @param previous the journal time of the fact before it, 0 if there is none
   * @return nanoseconds since the epoch, at least {@code previous}
   */
  long stamp(long eventTime, long previous);

  /** The running maximum of event times; a fact without one takes the maximum so far. */
  static JournalClock eventTime() {
    return (eventTime, previous) -> Math.max(eventTime, previous);
  }

  /** A wall clock, made monotone; event times do not matter. */
  static JournalClock wall(EpochNanoClock clock) {
    return (eventTime, previous) -> Math.max(clock.nanoTime(), previous);
  }
}
