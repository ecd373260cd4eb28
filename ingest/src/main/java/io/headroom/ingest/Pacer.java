package io.headroom.ingest;

import io.headroom.journal.FactSubmitter;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets feeds run at a multiple of real time: rows are submitted when their time has come, counted
 * from the first row that was submitted through this pacer. Belongs to one thread.
 */
public final class Pacer {
  private final double speed;
  private final LongSupplier nanoClock;
  private final Waiter waiter;
  private boolean started;
  private long firstEvent;
  private long firstNow;

  /** Waits, in the way that suits the caller; a test only takes note. */
  @FunctionalInterface
  public interface Waiter {
    /** Lets about this much time pass; coming back early does no harm. */
    void await(long nanos);
  }

  /**
   * Makes a pacer.
   *
   * @param speed seconds of event time in one second
   * @param nanoClock a clock that only goes forward, such as {@code System::nanoTime}
   */
  public Pacer(double speed, LongSupplier nanoClock, Waiter waiter) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed=" + speed + " is not a positive number");
    }
    this.speed = speed;
    this.nanoClock = nanoClock;
    this.waiter = waiter;
  }

  /** How long to wait before an event is due, ns; 0 if it is. */
  public long nanosUntil(long eventTime) {
    long now = nanoClock.getAsLong();
    if (!started) {
      started = true;
      firstEvent = eventTime;
      firstNow = now;
    }
    double wait = (eventTime - firstEvent) / speed - (now - firstNow);
    return wait <= 0 ? 0 : (long) Math.ceil(wait);
  }

  /**
   * Waits, once, until the next row is due, then submits the rows that are due.
   *
   * @return false if nothing is left
   */
  public boolean submit(Feeds feeds, int maxRows, FactSubmitter submitter) {
    OptionalLong next = feeds.nextEventTime();
    if (next.isEmpty()) {
      return false;
    }
    if (next.getAsLong() == FactSubmitter.UNTIMED) {
      return feeds.submitThrough(FactSubmitter.UNTIMED, maxRows, submitter);
    }
    long wait = nanosUntil(next.getAsLong());
    if (wait > 0) {
      waiter.await(wait);
    }
    return feeds.submitThrough(eventTimeNow(), maxRows, submitter);
  }

  private long eventTimeNow() {
    return firstEvent + (long) ((nanoClock.getAsLong() - firstNow) * speed);
  }
}
