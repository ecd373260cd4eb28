package io.headroom.journal;

import org.agrona.DirectBuffer;

/** Where the engine's decisions end up: in the journal, or in a comparison with it. */
public interface DecisionSink {
  /**
   * Takes the next decision, stamped. Decisions come in order of their numbers, from 1.
   *
   * @param buffer valid only during the call
   * @param length bytes of the whole record, header included
   */
  void onDecision(DirectBuffer buffer, int offset, int length);

  /**
   * All decisions that follow from the facts up to and including this one have been handed over.
   * Called after each batch of facts.
   */
  void afterFacts(long lastFact);
}
