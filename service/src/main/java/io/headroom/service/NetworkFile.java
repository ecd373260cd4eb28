package io.headroom.service;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.ModelSettings;
import io.headroom.config.Variables;
import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.Networks;
import io.headroom.forecast.network.NetworkArtifact;
import java.nio.file.Path;
import java.util.Optional;

/** Networks that can be put in force, from files. */
final class NetworkFile {
  /** What a fact of the journal can carry. */
  private static final int MOST_BYTES = 1 << 20;

  private NetworkFile() {}

  /**
   * The networks that a config names.
   *
   * @throws UnusableInputException if there is one and it can't be used
   */
  static Networks<DailyNetwork> of(HeadroomConfig config, Variables variables) {
    return new Networks<>(
        read(config.model().network(), variables), read(config.model().challenger(), variables));
  }

  private static Optional<DailyNetwork> read(
      Optional<ModelSettings.Network> named, Variables variables) {
    return named.map(ModelSettings.Network::file).map(variables::expand).map(NetworkFile::read);
  }

  /**
   * A file's network: whole, its test vectors hold, its features are known and its manifest can be
   * read.
   *
   * @throws UnusableInputException in one line that names the file
   */
  static DailyNetwork read(Path file) {
    NetworkArtifact artifact = ArtifactFile.read(file);
    int length = artifact.bytes().length;
    if (length > MOST_BYTES) {
      throw new UnusableInputException(
          file + ": has " + length + " bytes, and the journal takes at most " + MOST_BYTES);
    }
    try {
      NetworkEvidence.of(artifact);
      return DailyNetwork.of(artifact);
    } catch (IllegalArgumentException | UnusableInputException e) {
      throw new UnusableInputException(file + ": " + e.getMessage());
    }
  }
}
