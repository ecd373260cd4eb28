package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Variables;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.FileFeeds;
import io.headroom.ingest.HistoryFeed;
import io.headroom.ingest.Pacer;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.Projection;
import io.headroom.replay.Projections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A run of the service over a journal: opens it, goes on where it ends, feeds it until the files
 * end or it is told to stop, and closes it.
 */
final class Serve {
  private static final int ROWS_PER_STEP = 4096;
  private static final long IDLE_NANOS = 50_000_000L;
  private static final long MOST_WAIT_NANOS = 200_000_000L;

  private final Path configFile;
  private final Path folder;
  private final Speed speed;
  private final DriverKind driverKind;
  private final boolean exitAtEnd;
  private final Console console;
  private final Shutdown shutdown;

  Serve(
      Path configFile,
      Path folder,
      Speed speed,
      DriverKind driverKind,
      boolean exitAtEnd,
      Console console,
      Shutdown shutdown) {
    this.configFile = configFile;
    this.folder = folder;
    this.speed = speed;
    this.driverKind = driverKind;
    this.exitAtEnd = exitAtEnd;
    this.console = console;
    this.shutdown = shutdown;
  }

  /** Runs until the end and reports. */
  ServeSummary run() {
    long started = Program.startedNanos();
    HeadroomConfig config = ConfigLoader.load(configFile);
    Variables variables = Variables.of(System.getenv(), Program.root());
    if (Files.exists(folder)) {
      try (Journal journal = Journal.openForWriting(folder, config.journal())) {
        journal.recoveryNotes().forEach(console::note);
        Opening opening =
            Opening.of(config, () -> HistoryFeed.open(config, variables::expand), journal);
        try (Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume())) {
          return run(config, journal, opening, feeds, started);
        }
      }
    }
    // Feeds first: files that can't be used should not leave an empty journal behind.
    Opening opening = Opening.ofNew(config, () -> HistoryFeed.open(config, variables::expand));
    try (Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume());
        Journal journal = Journal.openForWriting(folder, config.journal())) {
      return run(config, journal, opening, feeds, started);
    }
  }

  private ServeSummary run(
      HeadroomConfig config, Journal journal, Opening opening, Feeds feeds, long started) {
    Projections projections = Projections.create();
    try (JournalDriver driver = driver(journal, projections)) {
      opening.submit(driver.submitter(), Program.origin(), projections.inOrder(), feeds);
      feed(feeds, driver);
      driver.flush();
      JournalDriver.Progress progress = driver.progress();
      return ServeSummary.of(
          config, projections, progress, folder, (System.nanoTime() - started) / 1e9);
    }
  }

  private JournalDriver driver(Journal journal, Projections projections) {
    List<Projection> chain = projections.inOrder();
    return switch (driverKind) {
      case LOCK_STEP -> JournalDriver.lockStep(journal, JournalClock.eventTime(), chain);
      case THREADED -> JournalDriver.threaded(journal, JournalClock.eventTime(), chain);
    };
  }

  private void feed(Feeds feeds, JournalDriver driver) {
    Progress progress = console.progress();
    Pacer pacer = speed.unlimited() ? null : Pacer.of(speed.timesRealTime(), System::nanoTime);
    boolean more = true;
    while (more && !shutdown.requested()) {
      more =
          pacer == null
              ? feeds.submit(ROWS_PER_STEP, driver.submitter())
              : pacer.submit(feeds, ROWS_PER_STEP, driver.submitter(), Serve::await);
      progress.update(feeds.share(), feeds.rows(), "ticks");
    }
    progress.done();
    if (!shutdown.requested() && !exitAtEnd) {
      driver.flush();
      console.note("the feeds have ended; waiting, Ctrl-C ends (or use --exit-at-end)");
      while (!shutdown.requested()) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }

  private static void await(long nanos) {
    LockSupport.parkNanos(Math.min(nanos, MOST_WAIT_NANOS));
  }
}
