package io.headroom.service.live;

import io.headroom.ingest.Feeds;
import io.headroom.ingest.Pacer;
import io.headroom.journal.FactSubmitter;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** When rows of feeds are due. Belongs to one thread and waits for nothing. */
@FunctionalInterface
public interface Pace {
  /**
   * Submits rows that are due.
   *
   * @param maxRows at most so many
   * @return how long until more are due, ns; 0 if there are already, empty if nothing is left
   */
  OptionalLong step(Feeds feeds, int maxRows, FactSubmitter submitter);

  /** As fast as it goes. */
  static Pace unlimited() {
    return (feeds, maxRows, submitter) ->
        feeds.submit(maxRows, submitter) ? OptionalLong.of(0) : OptionalLong.empty();
  }

  /** A multiple of real time, from the first row on. */
  static Pace timesRealTime(double speed, LongSupplier nanoClock) {
    return Pacer.of(speed, nanoClock)::step;
  }

  /**
   * As fast as it goes up to a time of the events, ns since the epoch; a multiple of real time from
   * there on.
   */
  static Pace timesRealTimeFrom(long startEvent, double speed, LongSupplier nanoClock) {
    return Pacer.from(startEvent, speed, nanoClock)::step;
  }
}
