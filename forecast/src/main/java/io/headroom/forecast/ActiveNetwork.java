package io.headroom.forecast;

import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ModelActivatedDecoder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The network in force.
 *
 * @param fact the number of the fact that put it in force
 */
record ActiveNetwork(DailyNetwork network, long fact) {
  /**
   * What a fact puts in force: nothing if it does not carry a network that can be used, or one of
   * another hash than it says. Who submits such a fact checks it before, so this is the last door
   * and not the place to explain; it must not stop the line.
   */
  static Optional<ActiveNetwork> of(ModelActivatedDecoder fact, long number) {
    byte[] hash = new byte[ModelActivatedDecoder.artifactHashLength()];
    fact.getArtifactHash(hash, 0, hash.length);
    fact.skipApprover();
    fact.skipEvidence();
    byte[] artifact = new byte[fact.artifactLength()];
    fact.getArtifact(artifact, 0, artifact.length);
    return parse(artifact)
        .filter(network -> Arrays.equals(network.hash(), hash))
        .map(network -> new ActiveNetwork(network, number));
  }

  private static Optional<DailyNetwork> parse(byte[] artifact) {
    try {
      return Optional.of(DailyNetwork.of(NetworkArtifact.parse(artifact)));
    } catch (IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  byte[] hash() {
    return network.hash();
  }

  void save(StateWriter state) {
    state.putLong(fact).putBytes(network.artifact().bytes());
  }

  static ActiveNetwork restored(StateReader state) {
    long fact = state.takeLong();
    return parse(state.takeBytes())
        .map(network -> new ActiveNetwork(network, fact))
        .orElseThrow(() -> state.wrong("a network that this release can use"));
  }
}
