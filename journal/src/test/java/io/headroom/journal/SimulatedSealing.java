package io.headroom.journal;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealSource;
import io.headroom.journal.seal.SealTarget;
import io.headroom.journal.seal.Sealer;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A process's sealer, as its thread moves it: after a failure it is opened anew, and all else goes
 * on meanwhile.
 */
final class SimulatedSealing {
  static final SealKey KEY = SealKey.random();

  private final Journal journal;
  private final LongSupplier clock;
  private Optional<Sealer> sealer = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private boolean busy;

  SimulatedSealing(Journal journal, LongSupplier clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** Opens the sealer, or steps it; 0 if it is at work already or finds nothing. */
  int step() {
    return guarded(
        () -> {
          if (sealer.isEmpty()) {
            sealer = Optional.of(open());
            return 1;
          }
          return sealer.get().poll();
        });
  }

  /** Seals what is left, as at a clean end. */
  void finish() {
    guarded(
        () -> {
          if (sealer.isEmpty() && failure.isPresent()) {
            sealer = Optional.of(open());
          }
          sealer.ifPresent(Sealer::finish);
          return 0;
        });
    sealer.ifPresent(Sealer::close);
  }

  long facts() {
    return sealer.map(Sealer::sealedFacts).orElse(0L);
  }

  long decisions() {
    return sealer.map(Sealer::sealedDecisions).orElse(0L);
  }

  /** Why it failed last, if it has. */
  Optional<String> failure() {
    return failure;
  }

  private Sealer open() {
    boolean disk = journal.settings().durability() == Durability.DISK;
    Sync sync = disk ? Sync.DISK : Sync.PROCESS;
    return Sealer.open(
        new SealTarget(journal.files(), SealTarget.origin("simulated", journal.id()), KEY, sync),
        SealSource.of(journal.facts()),
        SealSource.of(journal.decisions()),
        clock);
  }

  private int guarded(Step step) {
    if (busy) {
      return 0;
    }
    busy = true;
    try {
      return step.run();
    } catch (InjectedFault fault) {
      failure = Optional.of(fault.getMessage());
      sealer.ifPresent(Sealer::close);
      sealer = Optional.empty();
      return 1;
    } finally {
      busy = false;
    }
  }

  private interface Step {
    int run();
  }
}
