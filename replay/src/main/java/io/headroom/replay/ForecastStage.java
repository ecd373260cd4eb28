package io.headroom.replay;

import io.headroom.journal.DecisionOutput;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.LogReader;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The first stage of a {@link PipelinedReplay}: reads facts and runs the first projection on them,
 * ahead of the second one. Its decisions carry the numbers that the journal gave them.
 */
final class ForecastStage implements Runnable, DecisionOutput {
  private final LogReader facts;
  private final Projection projection;
  private final JournaledNumbers numbers;
  private final BlockingQueue<Step> free;
  private final BlockingQueue<Step> done;
  private final FactDispatcher dispatcher = new FactDispatcher();
  private final RecordHeader fact = new RecordHeader();
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(ByteBuffer.allocateDirect(RecordBatch.MAX_RECORD_LENGTH));
  private Step step;
  private int index;
  private volatile boolean ended;

  ForecastStage(
      LogReader facts,
      Projection projection,
      JournaledNumbers numbers,
      BlockingQueue<Step> free,
      BlockingQueue<Step> done) {
    this.facts = facts;
    this.projection = projection;
    this.numbers = numbers;
    this.free = free;
    this.done = done;
    projection.start(this);
  }

  @Override
  public void run() {
    try {
      step = free.take().clear();
      while (!ended) {
        boolean last = !compute();
        done.add(step);
        step = last ? step : free.take().clear();
        ended |= last;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      step.failure = new IllegalStateException("the replay was interrupted", e);
      done.add(step);
    }
  }

  /**
   * Ends it before the facts end. It is not interrupted, since an interrupt would close the files
   * under its reader.
   */
  void end() {
    ended = true;
    free.add(new Step());
  }

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public long publish(int length) {
    long number = numbers.next();
    RecordHeader.stamp(buffer, 0, number, fact.journalTime());
    RecordHeader.stampCause(buffer, 0, fact.number());
    step.decisions.add(buffer, 0, length, index);
    return number;
  }

  /** Computes the next batch of facts into the step; false if it is the last step. */
  private boolean compute() {
    try {
      RecordList records = step.facts;
      facts.poll((record, offset, length) -> records.add(record, offset, length, 0));
      for (index = 0; index < records.size(); index++) {
        fact.wrap(records.buffer(), records.offset(index), records.length(index));
        dispatcher.dispatch(
            records.buffer(), records.offset(index), records.length(index), projection);
        projection.afterFact(fact);
      }
      return records.size() > 0;
    } catch (RuntimeException e) {
      step.failure = e;
      return false;
    } catch (Error e) {
      // Told to the second stage, which would otherwise wait for this one for ever.
      step.failure = new IllegalStateException("the forecast stage stopped: " + e, e);
      return false;
    }
  }
}
