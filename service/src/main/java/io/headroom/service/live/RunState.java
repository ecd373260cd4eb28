package io.headroom.service.live;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;

/** How a run stands, shared between its parts. Any thread may ask and tell. */
final class RunState {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long startedNanos;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile FeedState feeds = FeedState.OPENING;
  private volatile Optional<String> pause = Optional.empty();
  private volatile boolean caughtUp;
  private volatile OptionalDouble readySeconds = OptionalDouble.empty();

  /**
   * @param startedNanos when the process started, on the scale of {@link System#nanoTime()}
   */
  RunState(long startedNanos) {
    this.startedNanos = startedNanos;
  }

  /** The first failure counts; the ones after it follow from it. */
  void failed(Throwable e) {
    failure.compareAndSet(null, e);
    feeds = FeedState.STOPPED;
  }

  void feeds(FeedState state) {
    if (failure.get() == null) {
      feeds = state;
      readyAfter();
    }
  }

  FeedState feeds() {
    return feeds;
  }

  /** Why no rows are taken for the time being; empty once they are. */
  void pause(Optional<String> reason) {
    pause = reason;
  }

  Optional<String> pause() {
    return pause;
  }

  /** Everything that the journal held at the start has been decided on, read and shown. */
  void caughtUp() {
    caughtUp = true;
    readyAfter();
  }

  boolean isCaughtUp() {
    return caughtUp;
  }

  /**
   * Seconds from the start of the process until all parts were ready; empty before that. It is when
   * it is first asked after that, and it is asked as the last part becomes ready.
   */
  synchronized OptionalDouble readyAfter() {
    if (readySeconds.isEmpty() && caughtUp && feeds != FeedState.OPENING && pause.isEmpty()) {
      readySeconds = OptionalDouble.of((System.nanoTime() - startedNanos) / NANOS_PER_SECOND);
    }
    return readySeconds;
  }

  /** What went wrong, in words. */
  Optional<String> failure() {
    return Optional.ofNullable(failure.get()).map(e -> String.valueOf(e.getMessage()));
  }

  /** Throws the failure of a part, if there is one. */
  void check() {
    Throwable e = failure.get();
    if (e instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (e instanceof Error error) {
      throw error;
    }
    if (e != null) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Does something and notes its failure. */
  void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }
}
