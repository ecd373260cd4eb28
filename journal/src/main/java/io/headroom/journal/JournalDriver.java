package io.headroom.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Moves facts through the sequencer and the engine. Both ways of driving run the same classes and
 * give the same facts and decisions, record by record; only the documents' bounds differ.
 *
 * <p>An error in the sequencer or the engine stops both for good, and every later call throws it.
 */
public interface JournalDriver extends AutoCloseable {
  /** The way in. It waits while too much is under way. */
  FactSubmitter submitter();

  /** Returns when every fact submitted before is in the journal, decided on and durable. */
  void flush();

  /** How far it has come; any thread may ask. */
  Progress progress();

  /** Throws the error that has stopped it, if one has; any thread may ask. */
  void check();

  /** Flushes and stops; after an error it only stops. The journal stays open. */
  @Override
  void close();

  /** Drives everything on the caller's thread, when the ring is full or on {@link #flush}. */
  static JournalDriver lockStep(Journal journal, JournalClock clock, EngineRun run) {
    return new LockStepDriver(JournalPipeline.of(journal, clock, run));
  }

  /** The same from the first fact on, without snapshots. */
  static JournalDriver lockStep(Journal journal, JournalClock clock, List<Projection> projections) {
    return lockStep(journal, clock, EngineRun.whole(projections));
  }

  /** Drives the sequencer and the engine on a thread each. */
  static JournalDriver threaded(Journal journal, JournalClock clock, EngineRun run) {
    return new ThreadedDriver(
        JournalPipeline.of(journal, clock, run), journal.settings().maxLagFacts());
  }

  /** The same from the first fact on, without snapshots. */
  static JournalDriver threaded(Journal journal, JournalClock clock, List<Projection> projections) {
    return threaded(journal, clock, EngineRun.whole(projections));
  }

  /**
   * How far a driver has come.
   *
   * @param facts facts in the journal
   * @param decidedFacts facts whose decisions are in the journal
   * @param decidedTime journal time of the last of these, 0 if there is none; may be that of a
   *     later one if the engine is just at work
   * @param decisions decisions that follow from these
   * @param comparedDecisions those of them that the journal held when the driver was made: compared
   *     with what was computed, or before its snapshot
   * @param unknownFacts facts of a type that this release does not know
   * @param start how it began
   * @param snapshotProblem why the last snapshot could not be taken, if so
   */
  record Progress(
      long facts,
      long decidedFacts,
      long decidedTime,
      long decisions,
      long comparedDecisions,
      long unknownFacts,
      Start start,
      Optional<String> snapshotProblem) {}

  /**
   * Where a driver began.
   *
   * @param snapshotFact the fact after which its snapshot was taken, 0 without one
   * @param factsBefore facts that the journal held
   * @param readyNanos when it had decided on all of them, on the scale of {@link
   *     System#nanoTime()}; empty before that
   */
  record Start(long snapshotFact, long factsBefore, OptionalLong readyNanos) {
    /** How many facts are decided on again before new ones are. */
    public long factsAgain() {
      return factsBefore - snapshotFact;
    }
  }
}
