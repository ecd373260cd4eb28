package io.headroom.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A machine's wall clock: it goes on, and now and then somebody sets it. */
final class SimulatedClock {
  /** A Tuesday, shortly before the session in New York opens. */
  static final long START = Instant.parse("2013-10-08T13:29:00Z").toEpochMilli() * 1_000_000;

  private static final long MOST_TICK = Duration.ofSeconds(20).toNanos();

  private final RandomGenerator random;
  private long nanos = START;

  SimulatedClock(RandomGenerator random) {
    this.random = random;
  }

  long nanos() {
    return nanos;
  }

  void tick() {
    nanos += random.nextLong(MOST_TICK);
  }

  /** Forward or backward by up to four days. */
  void jump() {
    long days = Duration.ofDays(4).toNanos();
    nanos += random.nextLong(-days, days);
  }
}
