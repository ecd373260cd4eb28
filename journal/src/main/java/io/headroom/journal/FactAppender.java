package io.headroom.journal;

import io.headroom.config.ConfigCodec;

/**
 * Writes facts in a journal that no engine runs on: what an operator's command has to say. They are
 * decided on when the service goes on with the journal. Belongs to one thread.
 */
public final class FactAppender {
  private final Sequencer sequencer;
  private final FactSubmitter ring;

  /** At the end of a journal that is open for writing. */
  public FactAppender(Journal journal) {
    FactRing facts = new FactRing(journal.settings().ringBytes());
    sequencer =
        new Sequencer(
            facts,
            journal.facts().writer(),
            JournalClock.eventTime(),
            journal.lastFactTime(),
            journal.timers(),
            ConfigCodec::decode);
    ring = new RingFactSubmitter(facts, attempt -> sequencer.poll());
  }

  /** Takes facts; they are durable after {@link #flush}. */
  public FactSubmitter submitter() {
    return ring;
  }

  /** Returns when what was submitted is durable. */
  public void flush() {
    int moved = 1;
    while (moved > 0) {
      moved = sequencer.poll();
    }
  }
}
