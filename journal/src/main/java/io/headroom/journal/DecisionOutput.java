package io.headroom.journal;

import org.agrona.MutableDirectBuffer;

/**
 * Where a projection's decisions go. Encode a decision into {@link #buffer()} from index 0 with
 * {@code wrapAndApplyHeader}, then {@link #publish(int)} it. Number, journal time and cause are
 * stamped by the engine.
 */
public interface DecisionOutput {
  /** The buffer to encode the next decision into; its contents do not survive {@code publish}. */
  MutableDirectBuffer buffer();

  /**
   * Emits the decision that lies in the buffer, to the decision log and at once to the later
   * projections.
   *
   * @param length bytes of the whole record, header included
   * @return the decision's number
   */
  long publish(int length);
}
