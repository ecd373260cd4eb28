package io.headroom.journal;

import java.util.List;

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
  static JournalDriver lockStep(Journal journal, JournalClock clock, List<Projection> projections) {
    return new LockStepDriver(JournalPipeline.of(journal, clock, projections));
  }

  /** Drives the sequencer and the engine on a thread each. */
  static JournalDriver threaded(Journal journal, JournalClock clock, List<Projection> projections) {
    return new ThreadedDriver(
        JournalPipeline.of(journal, clock, projections), journal.settings().maxLagFacts());
  }

  /**
   * How far a driver has come.
   *
   * @param facts facts in the journal
   * @param decidedFacts facts whose decisions are in the journal
   * @param decidedTime journal time of the last of these, 0 if there is none; may be that of a
   *     later one if the engine is just at work
   * @param decisions decisions computed since the driver started, from decision 1 on
   * @param comparedDecisions those of them that the journal held already
   * @param unknownFacts facts of a type that this release does not know
   */
  record Progress(
      long facts,
      long decidedFacts,
      long decidedTime,
      long decisions,
      long comparedDecisions,
      long unknownFacts) {}
}
