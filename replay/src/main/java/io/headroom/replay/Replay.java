package io.headroom.replay;

import io.headroom.journal.Journal;
import java.util.function.LongConsumer;

/** Runs the facts of a journal again and compares every decision with the journal's. */
public final class Replay {
  private final Journal journal;

  private Replay(Journal journal) {
    this.journal = journal;
  }

  /**
   * A replay of all of a journal. A writer may have it open; decisions that it has not written yet
   * then count as missing.
   */
  public static Replay of(Journal journal) {
    return new Replay(journal);
  }

  /**
   * Runs it.
   *
   * @param onFact told now and then which fact has been reached
   * @throws io.headroom.journal.JournalCorruptException if a record is not as it was written
   * @throws io.headroom.journal.JournalException if this release has none of the algorithms that
   *     the journal was computed with
   */
  public ReplayReport run(LongConsumer onFact) {
    return PipelinedReplay.run(journal, onFact).orElseGet(() -> runOnOneThread(onFact));
  }

  /**
   * Runs it as the service did; the way to an exact report when decisions are numbered otherwise,
   * and for a journal of several epochs.
   */
  ReplayReport runOnOneThread(LongConsumer onFact) {
    return EpochReplay.of(journal).run(onFact);
  }
}
