package io.headroom.service;

import io.headroom.journal.JournalDriver;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tells the person who waits how a journal was opened, once that is done. */
final class StartNotes {
  private final Console console;
  private boolean told;

  StartNotes(Console console) {
    this.console = console;
  }

  /**
   * Says it once; nothing of a new journal.
   *
   * @param ready seconds from the start of the process until everything was ready; empty before
   */
  void tell(JournalDriver.Progress progress, OptionalDouble ready) {
    JournalDriver.Start start = progress.start();
    if (!told && ready.isPresent()) {
      told = true;
      if (start.factsBefore() > 0) {
        console.note(text(start, ready.getAsDouble()));
      }
    }
  }

  /** Says why there is no snapshot for the next start, if so. */
  void tellProblem(JournalDriver.Progress progress) {
    progress.snapshotProblem().ifPresent(console::note);
  }

  /** From the start of the JVM until the engine was ready; empty before that. */
  static OptionalDouble secondsToReady(JournalDriver.Start start) {
    return start.readyNanos().isPresent()
        ? OptionalDouble.of((start.readyNanos().getAsLong() - Program.startedNanos()) / 1e9)
        : OptionalDouble.empty();
  }

  private static String text(JournalDriver.Start start, double seconds) {
    String from =
        start.snapshotFact() == 0
            ? "no snapshot"
            : String.format(Locale.ROOT, "snapshot after fact %,d", start.snapshotFact());
    return String.format(
        Locale.ROOT,
        "opened: %s, %,d facts computed again, ready after %.2f s",
        from,
        start.factsAgain(),
        seconds);
  }
}
