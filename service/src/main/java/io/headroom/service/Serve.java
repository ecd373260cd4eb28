package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.GatewaySettings;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.LoadedConfig;
import io.headroom.config.Variables;
import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.Networks;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.FileFeeds;
import io.headroom.ingest.HistoryFeed;
import io.headroom.ingest.Pacer;
import io.headroom.journal.DiskReserve;
import io.headroom.journal.EngineRun;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.replay.Projections;
import io.headroom.service.live.Listening;
import io.headroom.service.live.Observer;
import io.headroom.service.live.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * A run of the service over a journal: opens it, goes on where it ends, feeds it until the files
 * end or it is told to stop, and closes it.
 */
final class Serve {
  private static final int ROWS_PER_STEP = 4096;
  private static final long IDLE_NANOS = 50_000_000L;
  private static final long MOST_WAIT_NANOS = 200_000_000L;

  private final Options options;
  private final Console console;
  private final Shutdown shutdown;

  Serve(Options options, Console console, Shutdown shutdown) {
    this.options = options;
    this.console = console;
    this.shutdown = shutdown;
  }

  /**
   * What to run.
   *
   * @param folder of the journal
   * @param driver without a gateway; with one, sequencer and engine have a thread each
   * @param port instead of the config's
   */
  record Options(
      Path configFile,
      Path folder,
      Speed speed,
      DriverKind driver,
      boolean exitAtEnd,
      OptionalInt port) {}

  /** A run once everything is open. */
  private interface Body {
    ServeSummary run(Journal journal, Opening opening, Feeds feeds, SealWatch seals);
  }

  /** Runs until the end and reports. */
  ServeSummary run() {
    long started = Program.startedNanos();
    LoadedConfig loaded = ConfigLoader.loadAll(options.configFile());
    HeadroomConfig config = loaded.config();
    if (config.feeds().isEmpty()) {
      throw new UnusableInputException(
          options.configFile()
              + ": has no feeds, so there is nothing to serve; add some, see config/README.md, or run"
              + " the simulated market with 'headroom demo'");
    }
    Variables variables = Variables.of(System.getenv(), Program.root());
    Networks<DailyNetwork> networks = NetworkFile.of(config, variables);
    Sealing sealing = Sealing.of(loaded.seals(), variables, console);
    if (loaded.gateway().isEmpty()) {
      if (options.port().isPresent()) {
        throw new UnusableInputException(
            "--port: "
                + options.configFile()
                + " has no section 'gateway', so nothing listens; add one, see config/README.md");
      }
      return open(
          config,
          networks,
          variables,
          sealing,
          (journal, opening, feeds, seals) -> run(config, journal, opening, feeds, seals, started));
    }
    return runLive(config, networks, listen(loaded, variables), variables, sealing);
  }

  private Listening listen(LoadedConfig loaded, Variables variables) {
    GatewaySettings settings = loaded.gateway().orElseThrow();
    GatewaySettings asked =
        options.port().isPresent() ? settings.withPort(options.port().getAsInt()) : settings;
    return Gateways.listening(asked, variables, loaded.config());
  }

  private ServeSummary runLive(
      HeadroomConfig config,
      Networks<DailyNetwork> networks,
      Listening listening,
      Variables variables,
      Sealing sealing) {
    try (LiveService live = LiveService.open(config, Optional.of(listening), console, shutdown)) {
      console.note(
          "listening on " + Gateways.address(listening, live.port().orElse(listening.port())));
      return open(
          config,
          networks,
          variables,
          sealing,
          (journal, opening, feeds, seals) ->
              live.run(
                  new LiveService.Work(
                      journal,
                      options.folder(),
                      opening,
                      feeds,
                      pace(),
                      journal.reserve(),
                      seals::look,
                      options.exitAtEnd(),
                      observer())));
    }
  }

  /** A service that follows the clock has no end to come nearer to. */
  private Observer observer() {
    return options.speed().unlimited() ? new ProgressObserver(console.progress()) : Observer.NONE;
  }

  private Pace pace() {
    Speed speed = options.speed();
    return speed.unlimited()
        ? Pace.unlimited()
        : Pace.timesRealTime(speed.timesRealTime(), System::nanoTime);
  }

  private ServeSummary open(
      HeadroomConfig config,
      Networks<DailyNetwork> networks,
      Variables variables,
      Sealing sealing,
      Body body) {
    Path folder = options.folder();
    if (Files.exists(folder)) {
      try (Journal journal = Journal.openForWriting(folder, config.journal())) {
        journal.recoveryNotes().forEach(console::note);
        Opening opening =
            Opening.of(
                config, networks, () -> HistoryFeed.open(config, variables::expand), journal);
        opening.notes().forEach(console::note);
        try (Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume())) {
          return sealing.during(journal, folder, seals -> body.run(journal, opening, feeds, seals));
        }
      }
    }
    // Feeds and networks first: files that can't be used should not leave an empty journal behind.
    Opening opening =
        Opening.ofNew(config, networks, () -> HistoryFeed.open(config, variables::expand));
    try (Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume());
        Journal journal = Journal.openForWriting(folder, config.journal())) {
      return sealing.during(journal, folder, seals -> body.run(journal, opening, feeds, seals));
    }
  }

  private ServeSummary run(
      HeadroomConfig config,
      Journal journal,
      Opening opening,
      Feeds feeds,
      SealWatch seals,
      long started) {
    Projections projections = Projections.create();
    StartNotes starts = new StartNotes(console);
    JournalDriver driver = driver(journal, opening.engine(projections.inOrder()));
    try (driver) {
      driver.flush();
      starts.tell(driver.progress(), StartNotes.secondsToReady(driver.progress().start()));
      if (awaitRoom(journal.reserve(), driver)) {
        opening.submit(driver.submitter(), Program.origin(), projections.inOrder(), feeds);
        feed(feeds, driver, journal.reserve(), seals);
      }
    }
    JournalDriver.Progress progress = driver.progress();
    starts.tellProblem(progress);
    return ServeSummary.of(
        config,
        projections,
        progress,
        StartNotes.secondsToReady(progress.start()),
        options.folder(),
        (System.nanoTime() - started) / 1e9);
  }

  private JournalDriver driver(Journal journal, EngineRun engine) {
    return switch (options.driver()) {
      case LOCK_STEP -> JournalDriver.lockStep(journal, JournalClock.eventTime(), engine);
      case THREADED -> JournalDriver.threaded(journal, JournalClock.eventTime(), engine);
    };
  }

  private void feed(Feeds feeds, JournalDriver driver, DiskReserve reserve, SealWatch seals) {
    Progress progress = console.progress();
    Speed speed = options.speed();
    Pacer pacer = speed.unlimited() ? null : Pacer.of(speed.timesRealTime(), System::nanoTime);
    SealNotes sealNotes = new SealNotes(console);
    boolean more = true;
    while (more && !shutdown.requested() && awaitRoom(reserve, driver)) {
      sealNotes.tell(seals.look());
      more =
          pacer == null
              ? feeds.submit(ROWS_PER_STEP, driver.submitter())
              : pacer.submit(feeds, ROWS_PER_STEP, driver.submitter(), Serve::await);
      progress.update(feeds.share(), feeds.rows(), "ticks");
    }
    progress.done();
    if (!shutdown.requested() && !options.exitAtEnd()) {
      driver.flush();
      console.note("the feeds have ended; waiting, Ctrl-C ends (or use --exit-at-end)");
      while (!shutdown.requested()) {
        sealNotes.tell(seals.look());
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }

  /** Waits for room; returns whether there is some, or it is to end without. */
  private boolean awaitRoom(DiskReserve reserve, JournalDriver driver) {
    PauseNotes pauses = new PauseNotes(console);
    Optional<String> shortage = reserve.shortage();
    while (shortage.isPresent() && !shutdown.requested()) {
      driver.flush();
      pauses.tell(shortage);
      await(MOST_WAIT_NANOS);
      shortage = reserve.shortage();
    }
    pauses.tell(shortage);
    return shortage.isEmpty();
  }

  private static void await(long nanos) {
    LockSupport.parkNanos(Math.min(nanos, MOST_WAIT_NANOS));
  }
}
