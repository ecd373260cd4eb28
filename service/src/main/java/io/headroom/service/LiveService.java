package io.headroom.service;

import io.headroom.config.HeadroomConfig;
import io.headroom.ingest.Feeds;
import io.headroom.journal.DiskReserve;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.SessionStart;
import io.headroom.journal.seal.SealStatus;
import io.headroom.replay.Projections;
import io.headroom.service.live.CannotListenException;
import io.headroom.service.live.Listening;
import io.headroom.service.live.LiveParts;
import io.headroom.service.live.LiveRun;
import io.headroom.service.live.Observer;
import io.headroom.service.live.Pace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The service live: feeds at their pace, sequencer and engine on a thread each, and, if it listens,
 * desks that see each decision as it becomes durable.
 *
 * <p>Open it first, then the journal: a port that is taken should not leave an empty journal
 * behind. Belongs to one thread.
 *
 * <pre>{@code
 * try (LiveService live = LiveService.open(config, Optional.of(listening), console, shutdown);
 *     Feeds feeds = ...;
 *     Journal journal = Journal.openForWriting(folder, config.journal())) {
 *   ServeSummary summary = live.run(new LiveService.Work(journal, folder, opening, feeds, pace, journal.reserve(), seals::look, true, Observer.NONE));
 * }
 * }</pre>
 */
final class LiveService implements AutoCloseable {
  private static final long IDLE_NANOS = 20_000_000L;

  private final HeadroomConfig config;
  private final Console console;
  private final Shutdown shutdown;
  private final LiveParts parts;

  private LiveService(HeadroomConfig config, Console console, Shutdown shutdown, LiveParts parts) {
    this.config = config;
    this.console = console;
    this.shutdown = shutdown;
    this.parts = parts;
  }

  /**
   * What a run works on; all of it stays open.
   *
   * @param folder the journal's, for the summary
   * @param reserve rows wait while it is short
   * @param seals how far the journal is sealed, as of now
   * @param exitAtEnd whether to end with the feeds, or to stay until a shutdown is requested
   */
  record Work(
      Journal journal,
      Path folder,
      Opening opening,
      Feeds feeds,
      Pace pace,
      DiskReserve reserve,
      Supplier<SealStatus> seals,
      boolean exitAtEnd,
      Observer observer) {}

  /**
   * Starts Vert.x and, if it is to listen, listens.
   *
   * @throws UnusableInputException if the address cannot be listened on
   */
  static LiveService open(
      HeadroomConfig config, Optional<Listening> listening, Console console, Shutdown shutdown) {
    try {
      return new LiveService(
          config, console, shutdown, LiveParts.open(listening, Program.startedNanos()));
    } catch (CannotListenException e) {
      throw new UnusableInputException(e.getMessage());
    }
  }

  /** The port that it listens on. */
  OptionalInt port() {
    return parts.port();
  }

  /**
   * Runs until the feeds have ended and that is to be the end, or a shutdown is requested. Nothing
   * touches the journal or the feeds any more when this returns or throws, and nobody is connected.
   *
   * @throws RuntimeException if a part has failed; then everything has been stopped
   */
  ServeSummary run(Work work) {
    long started = Program.startedNanos();
    Projections projections = Projections.create();
    JournalDriver.Progress progress = runToTheEnd(work, projections);
    return ServeSummary.of(
        config,
        projections,
        progress,
        parts.readyAfter(),
        work.folder(),
        (System.nanoTime() - started) / 1e9);
  }

  private JournalDriver.Progress runToTheEnd(Work work, Projections projections) {
    StartNotes starts = new StartNotes(console);
    try {
      parts.start(liveRun(work, projections));
      awaitEnd(work, starts);
      JournalDriver.Progress progress = parts.stop();
      starts.tell(progress, parts.readyAfter());
      starts.tellProblem(progress);
      return progress;
    } catch (RuntimeException | Error e) {
      abandon(e);
      throw e;
    }
  }

  private void abandon(Throwable failure) {
    try {
      parts.abandon();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    parts.close();
  }

  private static LiveRun liveRun(Work work, Projections projections) {
    SessionStart.Origin origin = Program.origin();
    return new LiveRun(
        work.journal(),
        work.opening().engine(projections.inOrder()),
        submitter -> work.opening().submit(submitter, origin, projections.inOrder(), work.feeds()),
        work.feeds(),
        work.pace(),
        work.reserve(),
        work.seals(),
        work.observer());
  }

  private void awaitEnd(Work work, StartNotes starts) {
    boolean exitAtEnd = work.exitAtEnd();
    boolean told = exitAtEnd;
    SealNotes seals = new SealNotes(console);
    PauseNotes pauses = new PauseNotes(console);
    while (!shutdown.requested() && !(exitAtEnd && parts.ended())) {
      parts.check();
      pauses.tell(parts.pause());
      starts.tell(parts.progress(), parts.readyAfter());
      seals.tell(work.seals().get());
      if (!told && parts.ended()) {
        told = true;
        console.note("the feeds have ended; waiting, Ctrl-C ends");
      }
      LockSupport.parkNanos(IDLE_NANOS);
    }
    parts.check();
  }
}
