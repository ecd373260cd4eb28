package io.headroom.service;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.config.SealSettings;
import io.headroom.config.Variables;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.seal.SealFiles;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealSource;
import io.headroom.journal.seal.SealStatus;
import io.headroom.journal.seal.SealTarget;
import io.headroom.journal.seal.Sealer;
import io.headroom.journal.seal.SealerThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Seals a journal beside whatever writes in it. */
final class Sealing {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Optional<SealKey> key;
  private final String origin;
  private final Console console;

  private Sealing(Optional<SealKey> key, String origin, Console console) {
    this.key = key;
    this.origin = origin;
    this.console = console;
  }

  /**
   * As a config has it.
   *
   * @throws io.headroom.service.access.AccessException if its key cannot be used
   */
  static Sealing of(SealSettings settings, Variables variables, Console console) {
    Optional<SealKey> key = settings.key().map(variables::expand).map(SealKeyFile::read);
    return new Sealing(key, settings.origin(), console);
  }

  /**
   * Does the work while the journal is being sealed, and then seals what it has left. If something
   * stays unsealed, that is told.
   *
   * @param folder the journal's
   * @param work returns when nothing is written any more
   */
  ServeSummary during(Journal journal, Path folder, Function<SealWatch, ServeSummary> work) {
    SealKey signer = key.orElseGet(() -> ownKey(folder));
    SealerThread sealer = SealerThread.start(() -> open(journal, signer), console::note);
    SealWatch watch = new SealWatch(journal, sealer, System::nanoTime);
    ServeSummary summary;
    try {
      summary = work.apply(watch);
    } catch (RuntimeException | Error e) {
      end(sealer, watch);
      throw e;
    }
    return summary.withSeals(end(sealer, watch));
  }

  private SealStatus end(SealerThread sealer, SealWatch watch) {
    sealer.close();
    SealStatus status = watch.look();
    status.unsealedAtTheEnd().ifPresent(console::note);
    return status;
  }

  private Sealer open(Journal journal, SealKey signer) {
    Sync sync = journal.settings().durability() == Durability.DISK ? Sync.DISK : Sync.PROCESS;
    SealTarget target =
        new SealTarget(journal.files(), SealTarget.origin(origin, journal.id()), signer, sync);
    return Sealer.open(
        target,
        SealSource.of(journal.facts()),
        SealSource.of(journal.decisions()),
        Sealing::wallClockNanos);
  }

  private SealKey ownKey(Path folder) {
    Path file = folder.resolve(SealFiles.KEY);
    if (Files.exists(file)) {
      return SealKeyFile.read(file);
    }
    SealKey made = SealKey.random();
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UnusableInputException(file + ": cannot be made: " + e.getMessage());
    }
    SealKeyFile.write(file, made);
    console.note(
        "no key for seals is configured, so "
            + file
            + " was made: it shows damage, but whoever has the journal can also seal a forged one"
            + " (see seals.key in config/README.md)");
    return made;
  }

  private static long wallClockNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }
}
