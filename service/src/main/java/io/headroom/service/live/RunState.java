package io.headroom.service.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How a run stands, shared between its parts. Any thread may ask and tell. */
final class RunState {
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile FeedState feeds = FeedState.OPENING;
  private volatile Optional<String> pause = Optional.empty();

  /** The first failure counts; the ones after it follow from it. */
  void failed(Throwable e) {
    failure.compareAndSet(null, e);
    feeds = FeedState.STOPPED;
  }

  void feeds(FeedState state) {
    if (failure.get() == null) {
      feeds = state;
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
