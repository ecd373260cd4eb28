package io.headroom.journal;

import org.agrona.DirectBuffer;

/** Puts facts into the ring, and waits while it is full. Any number of threads may share one. */
public final class RingFactSubmitter implements FactSubmitter {
  private final FactRing ring;
  private final BackPressure backPressure;

  /**
   * Into the ring.
   *
   * @param backPressure what to do about a full ring
   */
  public RingFactSubmitter(FactRing ring, BackPressure backPressure) {
    this.ring = ring;
    this.backPressure = backPressure;
  }

  @Override
  public void submit(DirectBuffer buffer, int offset, int length) {
    int attempt = 0;
    while (!ring.offer(buffer, offset, length)) {
      backPressure.onFull(attempt++);
    }
  }

  /** What a producer does when the ring is full: wait, or, on one thread, drain it itself. */
  @FunctionalInterface
  public interface BackPressure {
    /**
     * Called before each further attempt.
     *
     * @param attempt 0 for the first one that found no room
     * @throws RuntimeException if it is no use to try again
     */
    void onFull(int attempt);
  }
}
