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
  private final SimulatedSealing sealing;
  private boolean sequencing;
  private boolean deciding;

  SimulatedProcess(
      SimulatedStorage storage, Journal journal, SimulatedSealing sealing, JournalClock clock) {
    this.storage = storage;
    this.journal = journal;
    this.sealing = sealing;
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

  /** Steps the sealer. */
  int seal() {
    return sealing.step();
  }

  /** How far the sealer says that it has come. */
  SimulatedSealing sealing() {
    return sealing;
  }

  /** Somebody acts while somebody else is inside an operation of the storage. */
  int actInBetween(RandomGenerator random, boolean seals) {
    return switch (random.nextInt(seals ? 3 : 2)) {
      case 0 -> sequence();
      case 1 -> decide();
      default -> seal();
    };
  }

  /** It is gone, without another word. */
  void kill() {
    storage.kill();
  }

  /** It ends as it should: what is durable is sealed. */
  void close() {
    pipeline.close();
    sealing.finish();
    journal.close();
  }
}
