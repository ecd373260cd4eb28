package io.headroom.service.live;

import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Sequencer and engine, which have a thread each of their own; here they are started, watched and
 * stopped.
 */
final class JournalVerticle extends VerticleBase {
  private static final long CHECK_MILLIS = 100;

  private final LiveRun run;
  private final RunState state;
  private volatile JournalDriver driver;

  JournalVerticle(LiveRun run, RunState state) {
    this.run = run;
    this.state = state;
  }

  /** Usable once this is deployed. */
  JournalDriver driver() {
    return driver;
  }

  @Override
  public Future<?> start() {
    driver = JournalDriver.threaded(run.journal(), JournalClock.eventTime(), run.engine());
    vertx.setPeriodic(CHECK_MILLIS, now -> state.guard(driver::check));
    return Future.succeededFuture();
  }

  /** Returns when all that was submitted is decided and durable. */
  @Override
  public Future<?> stop() {
    state.guard(driver::close);
    return Future.succeededFuture();
  }
}
