package io.headroom.replay;

import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.Journal;
import io.headroom.journal.LogReader;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.SessionStartedDecoder;
import io.headroom.journal.record.TickRejectedDecoder;
import io.headroom.journal.record.TickUnusedDecoder;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A replay with the forecast projection on one thread and risk, a few batches behind it, on
 * another.
 *
 * <p>Nothing flows back from risk to forecast but one thing: decision numbers count both. The first
 * stage therefore takes its numbers from the journal, a guess, and the second one counts and holds
 * each guess against the count. As long as all are right, everything was computed as on one thread;
 * at the first that is not this gives up, and the replay has to be run on one. So it is where a
 * second epoch begins.
 */
final class PipelinedReplay implements DecisionOutput {
  private static final int STEPS = 4;

  private static final Set<Integer> FORECAST_TYPES =
      Set.of(
          TickUnusedDecoder.TEMPLATE_ID,
          TickRejectedDecoder.TEMPLATE_ID,
          RealizedMeasuresDecoder.TEMPLATE_ID,
          VolatilityForecastDecoder.TEMPLATE_ID);

  private final Projection risk;
  private final Comparison comparison;
  private final BlockingQueue<Step> free = new LinkedBlockingQueue<>();
  private final BlockingQueue<Step> done = new LinkedBlockingQueue<>();
  private final FactDispatcher facts = new FactDispatcher();
  private final DecisionDispatcher decisions = new DecisionDispatcher();
  private final RecordHeader fact = new RecordHeader();
  private final RecordHeader decision = new RecordHeader();
  private final SessionStartedDecoder sessionStarted = new SessionStartedDecoder();
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(ByteBuffer.allocateDirect(RecordBatch.MAX_RECORD_LENGTH));
  private long number;

  private PipelinedReplay(Projection risk, Comparison comparison) {
    this.risk = risk;
    this.comparison = comparison;
    risk.start(this);
    for (int i = 0; i < STEPS; i++) {
      free.add(new Step());
    }
  }

  /**
   * Runs the facts and compares.
   *
   * @return empty if the journal's decisions are not numbered as they are computed, or not all of
   *     them were made by this release's algorithms
   * @throws io.headroom.journal.JournalCorruptException if a record is not as it was written
   */
  static Optional<ReplayReport> run(Journal journal, LongConsumer onFact) {
    Projections projections = Projections.create();
    if (!EpochReplay.beginsWithOurs(journal, projections.inOrder())) {
      return Optional.empty();
    }
    try (Comparison comparison = Comparison.of(journal.decisions().reader(1), Long.MAX_VALUE);
        JournaledNumbers numbers =
            new JournaledNumbers(journal.decisions().reader(1), FORECAST_TYPES);
        LogReader facts = journal.facts().reader(1)) {
      PipelinedReplay replay = new PipelinedReplay(projections.risk(), comparison);
      ForecastStage stage =
          new ForecastStage(facts, projections.forecast(), numbers, replay.free, replay.done);
      Thread ahead = new Thread(stage, "headroom-forecast");
      ahead.setDaemon(true);
      ahead.start();
      try {
        return Optional.of(comparison.report(replay.follow(onFact)));
      } catch (GuessFailed e) {
        return Optional.empty();
      } finally {
        stage.end();
        join(ahead);
      }
    }
  }

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public long publish(int length) {
    RecordHeader.stamp(buffer, 0, ++number, fact.journalTime());
    RecordHeader.stampCause(buffer, 0, fact.number());
    comparison.onDecision(buffer, 0, length);
    return number;
  }

  /** Runs risk over the steps of the first stage; gives the number of the last fact. */
  private long follow(LongConsumer onFact) {
    long last = 0;
    Step step = take();
    while (step.failure == null && step.facts.size() > 0) {
      compute(step);
      last = fact.number();
      onFact.accept(last);
      free.add(step);
      step = take();
    }
    if (step.failure != null) {
      throw step.failure;
    }
    return last;
  }

  private void compute(Step step) {
    RecordList records = step.facts;
    int next = 0;
    for (int i = 0; i < records.size(); i++) {
      fact.wrap(records.buffer(), records.offset(i), records.length(i));
      if (fact.templateId() == SessionStartedDecoder.TEMPLATE_ID) {
        checkEpoch();
      }
      while (next < step.decisions.size() && step.decisions.tag(next) == i) {
        forecastDecided(step.decisions, next++);
      }
      facts.dispatch(records.buffer(), records.offset(i), records.length(i), risk);
      risk.afterFact(fact);
    }
  }

  /** Several epochs take a run each. */
  private void checkEpoch() {
    sessionStarted.wrap(
        fact.buffer(), fact.offset() + RecordHeader.LENGTH, fact.blockLength(), fact.version());
    long epoch = sessionStarted.epoch();
    if (epoch != SessionStartedDecoder.epochNullValue() && epoch > 1) {
      throw new GuessFailed();
    }
  }

  private void forecastDecided(RecordList list, int index) {
    int offset = list.offset(index);
    int length = list.length(index);
    if (decision.wrap(list.buffer(), offset, length).number() != ++number) {
      throw new GuessFailed();
    }
    comparison.onDecision(list.buffer(), offset, length);
    decisions.dispatch(list.buffer(), offset, length, risk);
  }

  private Step take() {
    try {
      return done.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the replay was interrupted", e);
    }
  }

  /** The first stage reads the journal, so it must have ended before its reader is closed. */
  private static void join(Thread stage) {
    boolean interrupted = false;
    while (stage.isAlive()) {
      try {
        stage.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A decision of the first stage would not have the number that the journal gave it. */
  static final class GuessFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GuessFailed() {
      super("decision numbers are not the journal's", null, false, false);
    }
  }
}
