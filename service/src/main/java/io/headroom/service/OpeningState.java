package io.headroom.service;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.journal.Follower;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.FeedOpenedDecoder;
import io.headroom.journal.record.InstrumentDefinedDecoder;
import io.headroom.journal.record.ModelActivatedDecoder;
import io.headroom.journal.record.PositionSetDecoder;
import java.util.Arrays;
import java.util.Optional;

/** How much of what a config brings with it is in the journal. Hand it all facts in order. */
final class OpeningState implements Follower {
  private Optional<HeadroomConfig> active = Optional.empty();
  private Optional<HeadroomConfig> before = Optional.empty();
  private int instruments;
  private int positions;
  private byte[] network = {};
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

  /** Whether the network of a hash is in force. */
  boolean isInForce(byte[] networkHash) {
    return Arrays.equals(network, networkHash);
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
    if (active.flatMap(config -> config.model().network()).isEmpty()) {
      network = new byte[0];
    }
  }

  @Override
  public void onInstrumentDefined(RecordHeader header, InstrumentDefinedDecoder fact) {
    instruments++;
  }

  @Override
  public void onModelActivated(RecordHeader header, ModelActivatedDecoder fact) {
    network = new byte[ModelActivatedDecoder.artifactHashLength()];
    fact.getArtifactHash(network, 0, network.length);
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
    return 1;
  }

  @Override
  public void save(StateWriter state) {
    state
        .section("opening", 1)
        .putOptional(active, OpeningState::save)
        .putOptional(before, OpeningState::save)
        .putInt(instruments)
        .putInt(positions)
        .putBytes(network)
        .putBoolean(historyComplete);
  }

  @Override
  public void restore(StateReader state) {
    active = state.section("opening", 1).takeOptional(OpeningState::config);
    before = state.takeOptional(OpeningState::config);
    instruments = state.takeInt();
    positions = state.takeInt();
    network = state.takeBytes();
    historyComplete = state.takeBoolean();
  }

  private static void save(StateWriter state, HeadroomConfig config) {
    state.putBytes(ConfigCodec.encode(config));
  }

  private static HeadroomConfig config(StateReader state) {
    return ConfigCodec.decode(state.takeBytes());
  }
}
