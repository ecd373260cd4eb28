package io.headroom.journal;

import io.headroom.journal.record.ConfigActivatedDecoder;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;

/**
 * Computes decisions from facts: hands each durable fact to the projections in order, and what one
 * of them emits at once to the later ones. Nothing else decides anything. Belongs to one thread at
 * a time.
 *
 * <p>All that a projection does about a fact, its {@link Projection#afterFact} included, comes
 * before the next projection sees the fact. A decision carries the next decision number, the
 * journal time of its fact and, as its cause, the fact's number.
 */
public final class Engine implements AutoCloseable {
  private final Projection[] projections;
  private final Follower[] followers;
  private final LogReader facts;
  private final LongSupplier durableFacts;
  private final DecisionSink sink;
  private final FactDispatcher dispatcher = new FactDispatcher();
  private final RecordHandler onFact = this::onFact;
  private final DecisionStamp stamp = new DecisionStamp();
  private final ConfigActivatedDecoder configActivated = new ConfigActivatedDecoder();
  private Optional<StateBytes> config = Optional.empty();
  private long epochStart = 1;
  private long unknown;
  private volatile long unknownFacts;
  private volatile long lastFactTime;
  private volatile long lastFact;
  private volatile long lastDecision;

  /**
   * Starts the projections.
   *
   * @param facts read from fact 1 on; closed with the engine
   * @param durableFacts the number of the last fact that may be read
   */
  public Engine(
      List<Projection> projections, LogReader facts, LongSupplier durableFacts, DecisionSink sink) {
    this(projections, List.of(), facts, durableFacts, sink);
  }

  /**
   * Starts the projections.
   *
   * @param followers hear each fact after the projections
   * @param facts read from fact 1 on, or where {@link #restore} goes on; closed with the engine
   * @param durableFacts the number of the last fact that may be read
   */
  public Engine(
      List<Projection> projections,
      List<? extends Follower> followers,
      LogReader facts,
      LongSupplier durableFacts,
      DecisionSink sink) {
    this.projections = projections.toArray(Projection[]::new);
    this.followers = followers.toArray(Follower[]::new);
    this.facts = facts;
    this.durableFacts = durableFacts;
    this.sink = sink;
    for (int i = 0; i < this.projections.length; i++) {
      List<Projection> later = projections.subList(i + 1, projections.size());
      this.projections[i].start(new ProjectionOutput(stamp, later, sink));
    }
  }

  /**
   * Goes on from a state, as if it had taken all facts up to there itself. To be called before the
   * first fact.
   *
   * @throws StateException if the state is not one of these projections and followers
   */
  public void restore(EngineState state) {
    if (facts.nextNumber() != state.lastFact() + 1) {
      throw new IllegalArgumentException(
          "the state is after fact " + state.lastFact() + ", facts from " + facts.nextNumber());
    }
    hand(state.projections(), projections);
    hand(state.followers(), followers);
    config = state.config();
    unknown = state.unknownFacts();
    stamp.number = state.lastDecision();
    stamp.journalTime = state.lastTime();
    publish(state.lastFact());
  }

  /**
   * Begins with a state that these projections build up from the facts of earlier epochs, whose
   * decisions are read and not computed again. To be called before the first fact.
   *
   * @param firstFact of the epoch in which these projections decide
   * @param decisions the journal's, from decision 1 on; closed with the engine
   */
  public void beginEpochAt(long firstFact, LogReader decisions) {
    if (facts.nextNumber() != 1) {
      throw new IllegalArgumentException("facts from " + facts.nextNumber() + ", not from 1");
    }
    epochStart = firstFact;
    List<DecisionHandler> listeners = Stream.of(projections).map(Projection::earlier).toList();
    stamp.earlier = Optional.of(new EarlierDecisions(decisions, listeners));
  }

  /**
   * Whether it still takes facts of earlier epochs: until that is done its state cannot be gone on
   * from elsewhere. For the thread that polls.
   */
  boolean buildsEpoch() {
    return stamp.earlier.isPresent();
  }

  private static void hand(List<EngineState.Part> parts, Stateful... to) {
    List<String> theirs = parts.stream().map(EngineState.Part::name).toList();
    List<String> ours = Stream.of(to).map(Stateful::name).toList();
    if (!theirs.equals(ours)) {
      throw new StateException("state of the engine: expected parts " + ours + ", found " + theirs);
    }
    for (int i = 0; i < to.length; i++) {
      parts.get(i).restoreTo(to[i]);
    }
  }

  /** The state after {@link #lastFact}; for the thread that polls. */
  public EngineState state() {
    return new EngineState(
        lastFact,
        stamp.journalTime,
        stamp.number,
        unknown,
        config,
        Stream.of(projections).map(EngineState.Part::of).toList(),
        Stream.of(followers).map(EngineState.Part::of).toList());
  }

  /**
   * Computes the next batch of facts, if there is one.
   *
   * @return how many facts it took
   */
  public int poll() {
    if (durableFacts.getAsLong() < facts.nextNumber()) {
      return 0;
    }
    int count = facts.poll(onFact);
    if (count > 0) {
      long last = facts.nextNumber() - 1;
      sink.afterFacts(last);
      publish(last);
    }
    return count;
  }

  private void publish(long last) {
    unknownFacts = unknown;
    lastDecision = stamp.number;
    lastFactTime = stamp.journalTime;
    lastFact = last;
  }

  /** The last fact whose decisions are with the sink; any thread may ask. */
  public long lastFact() {
    return lastFact;
  }

  /** Journal time of a fact from {@link #lastFact} on, 0 before the first; any thread may ask. */
  public long lastFactTime() {
    return lastFactTime;
  }

  /** The last decision that is with the sink; any thread may ask. */
  public long lastDecision() {
    return lastDecision;
  }

  /** Facts of types that this release does not know; they were passed over. Any thread may ask. */
  public long unknownFacts() {
    return unknownFacts;
  }

  @Override
  public void close() {
    facts.close();
    stamp.earlier.ifPresent(EarlierDecisions::close);
  }

  private void onFact(DirectBuffer buffer, int offset, int length) {
    RecordHeader fact = dispatcher.header().wrap(buffer, offset, length);
    stamp.cause = fact.number();
    stamp.journalTime = fact.journalTime();
    if (stamp.earlier.isEmpty()) {
      take(fact, buffer, offset, length);
    } else if (stamp.cause < epochStart) {
      stamp.earlier.get().begin(stamp.cause);
      take(fact, buffer, offset, length);
      stamp.earlier.get().end();
    } else {
      beginEpoch(stamp.earlier.get());
      take(fact, buffer, offset, length);
    }
  }

  private void beginEpoch(EarlierDecisions earlier) {
    stamp.number = earlier.last();
    stamp.earlier = Optional.empty();
    earlier.close();
  }

  private void take(RecordHeader fact, DirectBuffer buffer, int offset, int length) {
    boolean known = true;
    for (Projection projection : projections) {
      known &= dispatcher.dispatch(buffer, offset, length, projection);
      projection.afterFact(fact);
    }
    for (Follower follower : followers) {
      known &= dispatcher.dispatch(buffer, offset, length, follower);
    }
    if (!known) {
      unknown++;
    }
    if (fact.templateId() == ConfigActivatedDecoder.TEMPLATE_ID) {
      config = Optional.of(StateBytes.of(ConfigBytes.of(configActivated, fact)));
    }
  }

  /** What the next decision is stamped with. */
  static final class DecisionStamp {
    long number;
    long cause;
    long journalTime;

    /** While the state of an epoch is built up from facts before it. */
    Optional<EarlierDecisions> earlier = Optional.empty();

    long next(int template) {
      return earlier.isPresent() ? earlier.get().number(template) : ++number;
    }
  }
}
