package io.headroom.service;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.ModelSettings;
import io.headroom.config.Variables;
import io.headroom.forecast.DailyNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads trained networks from files. */
final class NetworkFile {
  /** What a fact of the journal can carry. */
  private static final long MOST_BYTES = 1 << 20;

  private NetworkFile() {}

  /**
   * The network that a config names.
   *
   * @throws UnusableInputException if there is one and it can't be used
   */
  static Optional<DailyNetwork> of(HeadroomConfig config, Variables variables) {
    return config
        .model()
        .network()
        .map(ModelSettings.Network::file)
        .map(variables::expand)
        .map(NetworkFile::read);
  }

  /**
   * A file's network, whole, with test vectors that hold and features that are known.
   *
   * @throws UnusableInputException that names the file and what is wrong with it
   */
  static DailyNetwork read(Path file) {
    byte[] bytes = bytes(file);
    try {
      return DailyNetwork.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(
          file + ": not a network that can be used: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableInputException(
          file + ": no such file; expected a network's artifact, as 'headroom train' writes it");
    }
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new UnusableInputException(
            file + ": has " + size + " bytes, a network's artifact at most " + MOST_BYTES);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusableInputException(file + ": can't be read: " + e, e);
    }
  }
}
