package io.headroom.service;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.ingest.DailyHistory;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
import io.headroom.journal.EngineRun;
import io.headroom.journal.EngineState;
import io.headroom.journal.FactReader;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.Follower;
import io.headroom.journal.Journal;
import io.headroom.journal.Projection;
import io.headroom.journal.SessionStart;
import io.headroom.journal.snapshot.SnapshotCheck;
import io.headroom.journal.snapshot.Snapshots;
import io.headroom.replay.Projections;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What comes before the ticks: session started, config, instruments, history, network, positions
 * and the feeds' files. The network comes after the history, which it may have been trained on.
 * Whatever of it the journal holds already, from a start that was cut short, is left out, so that
 * the facts come out as if nothing had happened.
 */
final class Opening {
  private final HeadroomConfig config;
  private final OpeningState state;
  private final ResumePoints resume;
  private final Optional<DailyHistory> history;
  private final Optional<DailyNetwork> network;
  private final boolean empty;
  private final Snapshots.Search snapshot;

  private Opening(
      HeadroomConfig config,
      Optional<DailyNetwork> network,
      OpeningState state,
      ResumePoints resume,
      Supplier<DailyHistory> history,
      boolean empty,
      Snapshots.Search snapshot) {
    this.config = config;
    this.network = network;
    this.state = state;
    this.resume = resume;
    this.history = state.historyComplete() ? Optional.empty() : Optional.of(history.get());
    this.empty = empty;
    this.snapshot = snapshot;
  }

  /**
   * The opening of a journal that does not exist yet.
   *
   * @param network the one that the config names
   * @throws io.headroom.ingest.FeedException if the history can't be used
   */
  static Opening ofNew(
      HeadroomConfig config, Optional<DailyNetwork> network, Supplier<DailyHistory> history) {
    return new Opening(
        config,
        network,
        new OpeningState(),
        new ResumePoints(),
        history,
        true,
        new Snapshots.Search(Optional.empty(), List.of()));
  }

  /**
   * The opening of a journal that may hold something. Its newest snapshot that can be used tells
   * most of it; the facts are read from there on.
   *
   * @throws UnusableInputException if the config can't follow the journal's
   * @param network the one that the config names
   * @param history opened only if the journal lacks some of it
   * @throws io.headroom.ingest.FeedException if the history is needed and can't be used
   */
  static Opening of(
      HeadroomConfig config,
      Optional<DailyNetwork> network,
      Supplier<DailyHistory> history,
      Journal journal) {
    Snapshots.Search search =
        new Snapshots(journal.files())
            .newest(SnapshotCheck.of(journal, Projections.create().inOrder(), followers()));
    OpeningState state = new OpeningState();
    ResumePoints resume = new ResumePoints();
    read(journal, search.found(), state);
    read(journal, search.found(), resume);
    state.active().ifPresent(active -> ConfigChange.check(active, config));
    return new Opening(config, network, state, resume, history, journal.lastFact() == 0, search);
  }

  /** What keeps account of the journal for the next start. */
  private static List<Follower> followers() {
    return List.of(new OpeningState(), new ResumePoints());
  }

  /** What an engine is to run that goes on with the journal. */
  EngineRun engine(List<Projection> projections) {
    return EngineRun.from(snapshot.found(), projections, followers());
  }

  /** Whether the journal's state is known from a snapshot. */
  boolean hasSnapshot() {
    return snapshot.found().isPresent();
  }

  /** Which snapshots could not be used, and why. */
  List<String> notes() {
    return snapshot.notes();
  }

  /** What the journal holds of the feeds. */
  ResumePoints resume() {
    return resume;
  }

  /** Submits what the journal lacks. */
  void submit(
      FactSubmitter submitter,
      SessionStart.Origin origin,
      List<Projection> projections,
      Feeds feeds) {
    long time = empty ? beginning(feeds) : FactSubmitter.UNTIMED;
    byte[] canonical = ConfigCodec.encode(config);
    byte[] hash = ConfigCodec.hash(canonical);
    SessionStart start = new SessionStart(submitter, time);

    start.sessionStarted(origin, hash, epoch, projections);
    boolean activated =
        state.active().isPresent()
            && Arrays.equals(ConfigCodec.encode(state.active().orElseThrow()), canonical);
    if (!activated) {
      start.configActivated(canonical, hash);
    }
    config.instruments().stream()
        .skip(activated ? state.instruments() : 0)
        .forEach(start::instrumentDefined);
    history.ifPresent(feed -> feed.submit(time, submitter, resume));
    network.map(DailyNetwork::artifact).ifPresent(artifact -> activate(artifact, start));
    Optional<HeadroomConfig> before = activated ? state.before() : state.active();
    start.positionsSet(
        ConfigChange.positions(before, config).stream()
            .skip(activated ? state.positions() : 0)
            .toList());
    feeds.submitOpened(submitter);
  }

  /** Puts a network in force, unless it is. */
  private void activate(NetworkArtifact artifact, SessionStart start) {
    byte[] hash = artifact.hash();
    if (!state.isInForce(hash)) {
      String approver = config.model().network().orElseThrow().approver();
      start.modelActivated(artifact.bytes(), hash, approver, NetworkEvidence.of(artifact));
    }
  }

  /**
   * Journal time starts with the feeds, or where they have no row, after the history's last day.
   */
  private long beginning(Feeds feeds) {
    return feeds
        .firstEventTime()
        .orElseGet(
            () ->
                config
                    .history()
                    .map(
                        history ->
                            history.until().plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                                * 1_000_000_000L)
                    .orElse(0L));
  }

  private static void read(Journal journal, Optional<Snapshots.Found> from, Follower follower) {
    Optional<EngineState> state = from.map(found -> found.snapshot().state());
    state.flatMap(known -> known.follower(follower.name())).ifPresent(p -> p.restoreTo(follower));
    try (FactReader reader = journal.readFacts(1 + state.map(EngineState::lastFact).orElse(0L))) {
      int read = 1;
      while (read > 0) {
        read = reader.poll(follower);
      }
    }
  }
}
