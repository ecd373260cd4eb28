package io.headroom.service;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.ModelSettings;
import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.Networks;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.ingest.DailyHistory;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
import io.headroom.journal.EngineRun;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.Journal;
import io.headroom.journal.Projection;
import io.headroom.journal.SessionStart;
import io.headroom.journal.record.ActivationSource;
import io.headroom.journal.record.ModelRole;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What comes before the ticks: session started, config, instruments, history, networks, positions
 * and the feeds' files. The networks come after the history, which they may have been trained on.
 * Whatever of it the journal holds already, from a start that was cut short, is left out, so that
 * the facts come out as if nothing had happened.
 */
final class Opening {
  private final HeadroomConfig config;
  private final JournalAccount account;
  private final Optional<DailyHistory> history;
  private final Networks<DailyNetwork> networks;
  private final boolean empty;

  private Opening(
      HeadroomConfig config,
      Networks<DailyNetwork> networks,
      JournalAccount account,
      Supplier<DailyHistory> history,
      boolean empty) {
    this.config = config;
    this.networks = networks;
    this.account = account;
    this.history = state().historyComplete() ? Optional.empty() : Optional.of(history.get());
    this.empty = empty;
  }

  /**
   * The opening of a journal that does not exist yet.
   *
   * @param networks those that the config names
   * @throws io.headroom.ingest.FeedException if the history can't be used
   */
  static Opening ofNew(
      HeadroomConfig config, Networks<DailyNetwork> networks, Supplier<DailyHistory> history) {
    return new Opening(config, networks, JournalAccount.ofNothing(), history, true);
  }

  /**
   * The opening of a journal that may hold something. Its newest snapshot that can be used tells
   * most of it; the facts are read from there on.
   *
   * @throws UnusableInputException if the config can't follow the journal's
   * @param networks those that the config names
   * @param history opened only if the journal lacks some of it
   * @throws io.headroom.ingest.FeedException if the history is needed and can't be used
   */
  static Opening of(
      HeadroomConfig config,
      Networks<DailyNetwork> networks,
      Supplier<DailyHistory> history,
      Journal journal) {
    JournalAccount account = JournalAccount.of(journal);
    account.state().active().ifPresent(active -> ConfigChange.check(active, config));
    return new Opening(config, networks, account, history, journal.lastFact() == 0);
  }

  /** What an engine is to run that goes on with the journal. */
  EngineRun engine(List<Projection> projections) {
    return account.engine(projections);
  }

  /** What is to be known about how the journal is gone on with, a sentence each. */
  List<String> notes() {
    return account.notes();
  }

  private OpeningState state() {
    return account.state();
  }

  /** What the journal holds of the feeds. */
  ResumePoints resume() {
    return account.resume();
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

    start.sessionStarted(origin, hash, account.epoch(), projections);
    boolean activated =
        state().active().isPresent()
            && Arrays.equals(ConfigCodec.encode(state().active().orElseThrow()), canonical);
    if (!activated) {
      start.configActivated(canonical, hash);
    }
    config.instruments().stream()
        .skip(activated ? state().instruments() : 0)
        .forEach(start::instrumentDefined);
    history.ifPresent(feed -> feed.submit(time, submitter, resume()));
    activate(ModelRole.CHAMPION, config.model().network(), start);
    activate(ModelRole.CHALLENGER, config.model().challenger(), start);
    Optional<HeadroomConfig> before = activated ? state().before() : state().active();
    start.positionsSet(
        ConfigChange.positions(before, config).stream()
            .skip(activated ? state().positions() : 0)
            .toList());
    feeds.submitOpened(submitter);
  }

  /**
   * Puts a network in force that the config names, once. What somebody has put there since stays,
   * until the config names another network or its file holds another one.
   */
  private void activate(ModelRole role, Optional<ModelSettings.Network> named, SessionStart start) {
    if (named.isPresent()) {
      NetworkArtifact artifact = networks.in(role).orElseThrow().artifact();
      if (!state().broughtByConfig(role).equals(Optional.of(artifact.name()))) {
        start.modelActivated(
            artifact.bytes(),
            artifact.hash(),
            new SessionStart.Activation(
                role,
                ActivationSource.CONFIG,
                named.orElseThrow().approver(),
                NetworkEvidence.of(artifact)));
      }
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
}
