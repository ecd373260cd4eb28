package io.headroom.replay;

import io.headroom.journal.Engine;
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
   * @throws io.headroom.journal.JournalException if this release has other algorithms than the
   *     journal's
   */
  public ReplayReport run(LongConsumer onFact) {
    AlgorithmVersions.check(journal);
    return PipelinedReplay.run(journal, onFact).orElseGet(() -> runOnOneThread(onFact));
  }

  /**
   * Runs it as the service did; the way to an exact report when decisions are numbered otherwise.
   */
  ReplayReport runOnOneThread(LongConsumer onFact) {
    try (Comparison comparison = Comparison.with(journal.decisions().reader(1));
        Engine engine =
            new Engine(
                Projections.create().inOrder(),
                journal.facts().reader(1),
                () -> Long.MAX_VALUE,
                comparison)) {
      while (engine.poll() > 0) {
        onFact.accept(engine.lastFact());
      }
      return comparison.report(engine.lastFact());
    }
  }
}
