package io.headroom.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a demo was asked for.
 *
 * @param speed simulated seconds in a second
 * @param tickRate so many times the usual number of ticks
 * @param duration of the live part; empty for the rest of the day
 * @param console whether there is one
 * @param port empty for the usual one, or the next that is free
 * @param journal a new or empty folder, or the journal of a demo to go on with; empty for a
 *     temporary one
 */
record DemoSettings(
    long seed,
    Speed speed,
    double tickRate,
    Optional<Duration> duration,
    boolean console,
    OptionalInt port,
    Optional<Path> journal) {

  /**
   * When the feeds end.
   *
   * @param liveFrom the beginning of the live part, ns since the epoch
   * @param dayEnd the latest, ns since the epoch
   */
  long end(long liveFrom, long dayEnd) {
    return duration
        .map(
            length ->
                Math.min(dayEnd - liveFrom, Math.round(length.toNanos() * speed.timesRealTime())))
        .map(simulated -> liveFrom + simulated)
        .orElse(dayEnd);
  }

  /** Whether the demo ends with the feeds, or stays for who looks at the console. */
  boolean endsWithFeeds() {
    return duration.isPresent() || !console;
  }
}
