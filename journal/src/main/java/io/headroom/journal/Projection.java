package io.headroom.journal;

/**
 * A deterministic state machine that takes facts, and the decisions of the projections before it,
 * and may emit decisions.
 *
 * <p>The engine hands each fact to the projections in order. What one of them emits reaches the
 * later ones at once, through their {@link DecisionHandler} methods, and so before they see the
 * fact itself. A projection's output is a function of the facts before it, to the last bit: it
 * reads no clock, no file, no environment, starts no thread and draws nothing at random. Time is
 * the fact's journal time.
 *
 * <p>One that is restored after fact N, when it has been started and before it takes a fact, goes
 * on bit for bit like one that has taken facts 1 to N.
 *
 * <p>The decoders and headers it is handed are flyweights, valid only during the call.
 */
public interface Projection extends FactHandler, DecisionHandler, Stateful {
  /** The name under which {@code SessionStarted} lists this projection, for example "forecast". */
  @Override
  String name();

  /** Goes up whenever the same facts would give other decisions than before. */
  int algorithmVersion();

  /** Hands over where decisions go; called once, before the first fact. */
  void start(DecisionOutput output);

  /**
   * Called after the handler of every fact, whatever its type: the place to act once on everything
   * that one fact has changed.
   */
  default void afterFact(RecordHeader fact) {}

  /**
   * Takes the decisions of earlier epochs, each after the fact that caused it, while this
   * projection's state is built up from their facts: for what has to stand as it was decided, such
   * as the state of a limit.
   */
  default DecisionHandler earlier() {
    return new DecisionHandler() {};
  }
}
