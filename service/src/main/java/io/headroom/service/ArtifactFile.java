package io.headroom.service;

import io.headroom.forecast.network.NetworkArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A network's artifact on disk. */
final class ArtifactFile {
  private static final int NAME_DIGITS = 12;

  private ArtifactFile() {}

  /**
   * Reads and checks an artifact.
   *
   * @throws UnusableInputException in one line that names the file
   */
  static NetworkArtifact read(Path file) {
    try {
      return NetworkArtifact.parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UnusableInputException(file + ": no such file");
    } catch (IOException e) {
      throw new UnusableInputException(file + ": can't be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(file + ": " + e.getMessage());
    }
  }

  /** Where a network goes: a name that is its own. */
  static Path in(Path folder, NetworkArtifact artifact) {
    return folder.resolve("lstm-daily-" + artifact.name().substring(0, NAME_DIGITS) + ".model");
  }

  /** Where the manifest stands beside an artifact. */
  static Path manifest(Path artifact) {
    String name = artifact.getFileName().toString();
    return artifact.resolveSibling(name.substring(0, name.length() - "model".length()) + "json");
  }

  /**
   * Writes an artifact and its manifest, each whole or not at all.
   *
   * @throws UnusableInputException if one is there already, or the folder can't be written to
   */
  static Path write(Path folder, NetworkArtifact artifact) {
    Path file = in(folder, artifact);
    refuseToOverwrite(file);
    refuseToOverwrite(manifest(file));
    try {
      Files.createDirectories(folder);
      whole(manifest(file), JsonText.indented(artifact.manifest()));
      whole(file, artifact.bytes());
      return file;
    } catch (IOException e) {
      throw new UnusableInputException(folder + ": can't be written to: " + e.getMessage());
    }
  }

  private static void whole(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void refuseToOverwrite(Path file) {
    if (Files.exists(file)) {
      throw new UnusableInputException(file + " is there already, the same network: nothing to do");
    }
  }
}
