package io.headroom.ingest;

import io.headroom.journal.FactSubmitter;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets feeds run at a multiple of real time: rows are submitted when their time has come. The clock
 * starts with the first row that is asked about, or, where a start is given, with the first one at
 * or after it; what comes before the start is due at once. Belongs to one thread.
 */
public final class Pacer {
  private final double speed;
  private final LongSupplier nanoClock;
  private final long startEvent;
  private boolean started;
  private long firstEvent;
  private long firstNow;

  /** Waits, in the way that suits the caller; a test only takes note. */
  @FunctionalInterface
  public interface Waiter {
    /** Lets about this much time pass; coming back early does no harm. */
    void await(long nanos);
  }

  private Pacer(double speed, LongSupplier nanoClock, long startEvent) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed=" + speed + " is not a positive number");
    }
    this.speed = speed;
    this.nanoClock = nanoClock;
    this.startEvent = startEvent;
  }

  /**
   * A pacer whose clock starts with the first row.
   *
   * @param speed seconds of event time in one second
   * @param nanoClock a clock that only goes forward, such as {@code System::nanoTime}
   */
  public static Pacer of(double speed, LongSupplier nanoClock) {
    return new Pacer(speed, nanoClock, Long.MIN_VALUE);
  }

  /**
   * A pacer whose clock starts at a time of the events; earlier ones are due at once.
   *
   * @param startEvent ns since the epoch
   * @param speed seconds of event time in one second
   * @param nanoClock a clock that only goes forward, such as {@code System::nanoTime}
   */
  public static Pacer from(long startEvent, double speed, LongSupplier nanoClock) {
    return new Pacer(speed, nanoClock, startEvent);
  }

  /** How long to wait before an event is due, ns; 0 if it is. */
  public long nanosUntil(long eventTime) {
    if (eventTime < startEvent) {
      return 0;
    }
    long now = nanoClock.getAsLong();
    if (!started) {
      started = true;
      firstEvent = startEvent == Long.MIN_VALUE ? eventTime : startEvent;
      firstNow = now;
    }
    double wait = (eventTime - firstEvent) / speed - (now - firstNow);
    return wait <= 0 ? 0 : (long) Math.ceil(wait);
  }

  /**
   * Submits the rows that are due, and waits for nothing.
   *
   * @return how long until the next row is due, ns; 0 if more are due already, empty if nothing is
   *     left
   */
  public OptionalLong step(Feeds feeds, int maxRows, FactSubmitter submitter) {
    OptionalLong next = feeds.nextEventTime();
    if (next.isPresent() && untilDue(next.getAsLong()) == 0) {
      feeds.submitThrough(dueThrough(next.getAsLong()), maxRows, submitter);
      next = feeds.nextEventTime();
    }
    return next.isEmpty() ? next : OptionalLong.of(untilDue(next.getAsLong()));
  }

  /**
   * Waits, once, until the next row is due, then submits the rows that are due.
   *
   * @return false if nothing is left
   */
  public boolean submit(Feeds feeds, int maxRows, FactSubmitter submitter, Waiter waiter) {
    OptionalLong next = feeds.nextEventTime();
    if (next.isEmpty()) {
      return false;
    }
    long wait = untilDue(next.getAsLong());
    if (wait > 0) {
      waiter.await(wait);
    }
    return feeds.submitThrough(dueThrough(next.getAsLong()), maxRows, submitter);
  }

  private long untilDue(long eventTime) {
    return eventTime == FactSubmitter.UNTIMED ? 0 : nanosUntil(eventTime);
  }

  /** The event time up to which rows are due, given the next one's. */
  private long dueThrough(long next) {
    if (next == FactSubmitter.UNTIMED) {
      return next;
    }
    return next < startEvent
        ? startEvent - 1
        : firstEvent + (long) ((nanoClock.getAsLong() - firstNow) * speed);
  }
}
