package io.headroom.service;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.ModelSettings;
import io.headroom.forecast.Networks;
import io.headroom.journal.Follower;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ActivationSource;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.FeedOpenedDecoder;
import io.headroom.journal.record.InstrumentDefinedDecoder;
import io.headroom.journal.record.ModelActivatedDecoder;
import io.headroom.journal.record.ModelRole;
import io.headroom.journal.record.PositionSetDecoder;
import java.util.HexFormat;
import java.util.Optional;

/** How much of what a config brings with it is in the journal. Hand it all facts in order. */
final class OpeningState implements Follower {
  private Optional<HeadroomConfig> active = Optional.empty();
  private Optional<HeadroomConfig> before = Optional.empty();
  private int instruments;
  private int positions;
  private Networks<String> inForce = Networks.none();
  private Networks<String> byConfig = Networks.none();
  private boolean historyComplete;

  /** The config in force. */
  Optional<HeadroomConfig> active() {
    return active;
  }

  /** The config in force before that. */
  Optional<HeadroomConfig> before() {
    return before;
  }

  /** Instruments defined since the config in force was activated. */
  int instruments() {
    return instruments;
  }

  /** Positions set since the config in force was activated. */
  int positions() {
    return positions;
  }

  /** The networks in force by their hashes, in hexadecimal. */
  Networks<String> inForce() {
    return inForce;
  }

  /** The network that a config has put in force last, which another may have followed. */
  Optional<String> broughtByConfig(ModelRole role) {
    return byConfig.in(role);
  }

  /** Whether something that comes after the history is in the journal. */
  boolean historyComplete() {
    return historyComplete;
  }

  @Override
  public void onConfigActivated(RecordHeader header, ConfigActivatedDecoder fact) {
    byte[] canonical = new byte[fact.canonicalLength()];
    fact.getCanonical(canonical, 0, canonical.length);
    before = active;
    active = Optional.of(ConfigCodec.decode(canonical));
    instruments = 0;
    positions = 0;
    before.map(HeadroomConfig::model).ifPresent(this::configFollows);
  }

  private void configFollows(ModelSettings earlier) {
    ModelSettings now = active.orElseThrow().model();
    inForce = inForce.after(earlier, now);
    byConfig = byConfig.after(earlier, now);
  }

  @Override
  public void onInstrumentDefined(RecordHeader header, InstrumentDefinedDecoder fact) {
    instruments++;
  }

  @Override
  public void onModelActivated(RecordHeader header, ModelActivatedDecoder fact) {
    byte[] hash = new byte[ModelActivatedDecoder.artifactHashLength()];
    fact.getArtifactHash(hash, 0, hash.length);
    Optional<String> name = Optional.of(HexFormat.of().formatHex(hash));
    inForce = inForce.with(fact.role(), name);
    if (fact.source() != ActivationSource.PERSON) {
      byConfig = byConfig.with(fact.role(), name);
    }
    historyComplete = true;
  }

  @Override
  public void onPositionSet(RecordHeader header, PositionSetDecoder fact) {
    positions++;
    historyComplete = true;
  }

  @Override
  public void onFeedOpened(RecordHeader header, FeedOpenedDecoder fact) {
    historyComplete = true;
  }

  @Override
  public String name() {
    return "opening";
  }

  @Override
  public int stateVersion() {
    return 2;
  }

  @Override
  public void save(StateWriter state) {
    state
        .section("opening", 2)
        .putOptional(active, OpeningState::save)
        .putOptional(before, OpeningState::save)
        .putInt(instruments)
        .putInt(positions)
        .putBoolean(historyComplete);
    save(state, inForce);
    save(state, byConfig);
  }

  @Override
  public void restore(StateReader state) {
    active = state.section("opening", 2).takeOptional(OpeningState::config);
    before = state.takeOptional(OpeningState::config);
    instruments = state.takeInt();
    positions = state.takeInt();
    historyComplete = state.takeBoolean();
    inForce = networks(state);
    byConfig = networks(state);
  }

  private static void save(StateWriter state, Networks<String> networks) {
    state
        .putOptional(networks.champion(), StateWriter::putText)
        .putOptional(networks.challenger(), StateWriter::putText);
  }

  private static Networks<String> networks(StateReader state) {
    Optional<String> champion = state.takeOptional(StateReader::takeText);
    return new Networks<>(champion, state.takeOptional(StateReader::takeText));
  }

  private static void save(StateWriter state, HeadroomConfig config) {
    state.putBytes(ConfigCodec.encode(config));
  }

  private static HeadroomConfig config(StateReader state) {
    return ConfigCodec.decode(state.takeBytes());
  }
}
