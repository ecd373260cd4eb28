package io.headroom.service.live;

import io.headroom.journal.JournalDriver;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Submits the opening, then rows as they become due, on a worker's thread: the journal makes it
 * wait when the engine is behind.
 */
final class FeedVerticle extends VerticleBase {
  private static final int ROWS_PER_STEP = 4096;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long MOST_WAIT_MILLIS = 200;
  private static final long PAUSE_NANOS = MOST_WAIT_MILLIS * NANOS_PER_MILLI;

  private final LiveRun run;
  private final JournalDriver driver;
  private final RunState state;
  private boolean stopped;

  FeedVerticle(LiveRun run, JournalDriver driver, RunState state) {
    this.run = run;
    this.driver = driver;
    this.state = state;
  }

  @Override
  public Future<?> start() {
    context.runOnContext(go -> state.guard(this::open));
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    if (state.feeds() != FeedState.ENDED) {
      state.feeds(FeedState.STOPPED);
    }
    return Future.succeededFuture();
  }

  private void open() {
    if (stopped) {
      return;
    }
    if (isPaused()) {
      later(PAUSE_NANOS, this::open);
      return;
    }
    run.opening().accept(driver.submitter());
    driver.flush();
    step();
  }

  private void step() {
    if (stopped) {
      return;
    }
    if (isPaused()) {
      state.feeds(FeedState.PAUSED);
      later(PAUSE_NANOS, this::step);
      return;
    }
    state.feeds(FeedState.RUNNING);
    OptionalLong wait = run.pace().step(run.feeds(), ROWS_PER_STEP, driver.submitter());
    run.observer().fed(run.feeds());
    if (wait.isEmpty()) {
      driver.flush();
      state.feeds(FeedState.ENDED);
      run.observer().ended(run.feeds());
    } else {
      later(wait.getAsLong(), this::step);
    }
  }

  private boolean isPaused() {
    Optional<String> shortage = run.reserve().shortage();
    state.pause(shortage);
    return shortage.isPresent();
  }

  private void later(long nanos, Runnable work) {
    if (nanos == 0) {
      context.runOnContext(go -> state.guard(work));
    } else {
      long millis = Math.min(MOST_WAIT_MILLIS, Math.max(1, nanos / NANOS_PER_MILLI));
      vertx.setTimer(millis, go -> state.guard(work));
    }
  }
}
