package io.headroom.service.live;

import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordHandler;
import io.headroom.journal.RecordHeader;
import io.headroom.service.stream.StreamIndex;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
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
  // To begin elsewhere costs about as much as to read so many records.
  private static final long NEAR = 512;

  private final Journal journal;
  private final Target target;
  private final DecisionHandler observer;
  private final RunState state;
  private final DecisionDispatcher dispatcher = new DecisionDispatcher();
  private final RecordHandler onDecision = this::onDecision;
  private final Promise<Void> finished = Promise.promise();
  private LogReader reader;
  private long head;
  private long headTime;
  private boolean finishing;
  private final long before;

  /** Where decisions go. */
  interface Target {
    /** Which of the decisions that there are it needs. */
    StreamIndex from();

    /** Takes those in order. */
    DecisionHandler handler();

    /**
     * What was handed on goes up to here.
     *
     * @return completed when the next batch may come
     */
    Future<Void> upTo(long head, long headTime);

    /**
     * Nothing comes after this decision.
     *
     * @return completed when nothing is left to do
     */
    Future<Void> end(long head);

    /** Completed when nothing that it has begun reads the journal any more. */
    Future<Void> settled();
  }

  /**
   * @param observer hears of the decisions that are new
   */
  TailVerticle(Journal journal, Target target, DecisionHandler observer, RunState state) {
    this.journal = journal;
    this.target = target;
    this.observer = observer;
    this.state = state;
    before = journal.lastDecision();
  }

  @Override
  public Future<?> start() {
    reader = journal.decisions().reader(target.from().nextNeeded(1));
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
    return target.settled();
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
    // Here what was read before has been taken.
    if (reader.nextNumber() > before) {
      state.caughtUp();
    }
    int read = read();
    if (read > 0) {
      target.upTo(head, headTime).onSuccess(done -> go()).onFailure(this::failed);
    } else if (finishing) {
      target.end(head).onSuccess(finished::tryComplete).onFailure(this::failed);
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
      skip();
      boolean waits = journal.decisions().durable() >= reader.nextNumber();
      read = waits ? reader.poll(onDecision) : 0;
      total += read;
    }
    return total;
  }

  /** Goes to the next decision that is needed, unless it is near. */
  private void skip() {
    long next = target.from().nextNeeded(reader.nextNumber());
    if (next - reader.nextNumber() > NEAR) {
      reader.close();
      reader = journal.decisions().reader(next);
    }
  }

  private void onDecision(DirectBuffer buffer, int offset, int length) {
    RecordHeader header = dispatcher.header().wrap(buffer, offset, length);
    if (header.cause() > journal.facts().durable()) {
      throw new IllegalStateException(
          "decision " + header.number() + " is durable before its cause, fact " + header.cause());
    }
    head = header.number();
    headTime = header.journalTime();
    if (target.from().nextNeeded(head) == head) {
      dispatcher.dispatch(buffer, offset, length, target.handler());
    }
    if (head > before) {
      dispatcher.dispatch(buffer, offset, length, observer);
    }
  }
}
