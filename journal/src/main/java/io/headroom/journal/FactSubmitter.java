package io.headroom.journal;

import org.agrona.DirectBuffer;

/**
 * The way into the journal: hands facts to the sequencer.
 *
 * <p>Encode the fact with {@code wrapAndApplyHeader} and put its event time (ns since the epoch)
 * into the header's journal time, or {@link #UNTIMED} if it has none of its own. The sequencer
 * stamps the number and the journal time; in event time that is the running maximum.
 */
public interface FactSubmitter {
  /** The header's journal time of a fact that takes the time at which it is sequenced. */
  long UNTIMED = Long.MIN_VALUE;

  /**
   * Hands over a copy of one encoded fact, in order; waits while the ring buffer is full.
   *
   * @param length bytes of the whole record, header included
   */
  void submit(DirectBuffer buffer, int offset, int length);
}
