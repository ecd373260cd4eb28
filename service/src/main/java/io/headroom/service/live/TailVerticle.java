package io.headroom.service.live;

import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordHandler;
import io.headroom.journal.RecordHeader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Reads the journal's decisions as they become durable and hands them on in order, on a worker's
 * thread, by a reader of its own: it never holds the engine up.
 *
 * <p>A decision becomes durable after its cause, since the engine sees durable facts only; that is
 * checked here all the same before a decision is handed on.
 */
final class TailVerticle extends VerticleBase {
  private static final int RECORDS_PER_STEP = 1024;
  private static final long IDLE_MILLIS = 5;

  private final Journal journal;
  private final List<DecisionHandler> handlers;
  private final BatchEnd batchEnd;
  private final RunState state;
  private final DecisionDispatcher dispatcher = new DecisionDispatcher();
  private final RecordHandler onDecision = this::onDecision;
  private final Promise<Void> finished = Promise.promise();
  private LogReader reader;
  private long head;
  private long headTime;
  private boolean finishing;

  /** Hears of the end of each batch. */
  @FunctionalInterface
  interface BatchEnd {
    /**
     * What was handed on goes up to here.
     *
     * @return completed when the next batch may come
     */
    Future<Void> upTo(long head, long headTime);
  }

  TailVerticle(Journal journal, List<DecisionHandler> handlers, BatchEnd batchEnd, RunState state) {
    this.journal = journal;
    this.handlers = handlers;
    this.batchEnd = batchEnd;
    this.state = state;
  }

  @Override
  public Future<?> start() {
    reader = journal.decisions().reader(1);
    go();
    return Future.succeededFuture();
  }

  /** Completed when every decision there is has been handed on; to be called when no more come. */
  Future<Void> finish() {
    context.runOnContext(go -> finishing = true);
    return finished.future();
  }

  @Override
  public Future<?> stop() {
    reader.close();
    return Future.succeededFuture();
  }

  private void go() {
    context.runOnContext(go -> guardedStep());
  }

  private void guardedStep() {
    try {
      step();
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  private void step() {
    int read = read();
    if (read > 0) {
      batchEnd.upTo(head, headTime).onSuccess(done -> go()).onFailure(this::failed);
    } else if (finishing) {
      finished.tryComplete();
    } else {
      vertx.setTimer(IDLE_MILLIS, go -> guardedStep());
    }
  }

  private void failed(Throwable e) {
    state.failed(e);
    finished.tryFail(e);
  }

  private int read() {
    int total = 0;
    int read = 1;
    while (read > 0 && total < RECORDS_PER_STEP) {
      boolean waits = journal.decisions().durable() >= reader.nextNumber();
      read = waits ? reader.poll(onDecision) : 0;
      total += read;
    }
    return total;
  }

  private void onDecision(DirectBuffer buffer, int offset, int length) {
    RecordHeader header = dispatcher.header().wrap(buffer, offset, length);
    if (header.cause() > journal.facts().durable()) {
      throw new IllegalStateException(
          "decision " + header.number() + " is durable before its cause, fact " + header.cause());
    }
    head = header.number();
    headTime = header.journalTime();
    for (DecisionHandler handler : handlers) {
      dispatcher.dispatch(buffer, offset, length, handler);
    }
  }
}
