package io.headroom.journal;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One process with a journal open: the parts that a driver moves on its threads, each moved by a
 * step. None of them is entered twice at a time.
 */
final class SimulatedProcess {
  private final SimulatedStorage storage;
  private final Journal journal;
  private final JournalPipeline pipeline;
  private boolean sequencing;
  private boolean deciding;

  SimulatedProcess(SimulatedStorage storage, Journal journal, JournalClock clock) {
    this.storage = storage;
    this.journal = journal;
    pipeline = JournalPipeline.of(journal, clock, EngineRun.whole(projections()));
  }

  static List<Projection> projections() {
    return List.of(new SimulatedProjection("first"), new SimulatedProjection("second"));
  }

  Journal journal() {
    return journal;
  }

  JournalDriver.Progress progress() {
    return pipeline.progress();
  }

  /** Where a feed's rows go. */
  FactRing ring() {
    return pipeline.ring();
  }

  long sequencedPosition() {
    return pipeline.sequencer().sequencedPosition();
  }

  /** Steps the sequencer; 0 if it is at work already. */
  int sequence() {
    if (sequencing) {
      return 0;
    }
    sequencing = true;
    try {
      return pipeline.sequencer().poll();
    } finally {
      sequencing = false;
    }
  }

  /** Steps the engine; 0 if it is at work already. */
  int decide() {
    if (deciding) {
      return 0;
    }
    deciding = true;
    try {
      return pipeline.decide();
    } finally {
      deciding = false;
    }
  }

  /** Somebody acts while somebody else is inside an operation of the storage. */
  int actInBetween(RandomGenerator random) {
    return random.nextBoolean() ? sequence() : decide();
  }

  /** It is gone, without another word. */
  void kill() {
    storage.kill();
  }

  /** It ends as it should. */
  void close() {
    pipeline.close();
    journal.close();
  }
}
