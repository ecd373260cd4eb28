package io.headroom.service.live;

import io.headroom.journal.JournalDriver;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.OptionalLong;

/**
 * Submits the opening, then rows as they become due, on a worker's thread: the journal makes it
 * wait when the engine is behind.
 */
final class FeedVerticle extends VerticleBase {
  private static final int ROWS_PER_STEP = 4096;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long MOST_WAIT_MILLIS = 200;

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
    run.opening().accept(driver.submitter());
    driver.flush();
    state.feeds(FeedState.RUNNING);
    step();
  }

  private void step() {
    if (stopped) {
      return;
    }
    OptionalLong wait = run.pace().step(run.feeds(), ROWS_PER_STEP, driver.submitter());
    run.observer().fed(run.feeds());
    if (wait.isEmpty()) {
      driver.flush();
      state.feeds(FeedState.ENDED);
      run.observer().ended(run.feeds());
    } else {
      later(wait.getAsLong());
    }
  }

  private void later(long nanos) {
    if (nanos == 0) {
      context.runOnContext(go -> state.guard(this::step));
    } else {
      long millis = Math.min(MOST_WAIT_MILLIS, Math.max(1, nanos / NANOS_PER_MILLI));
      vertx.setTimer(millis, go -> state.guard(this::step));
    }
  }
}
