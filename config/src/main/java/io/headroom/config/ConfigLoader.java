package io.headroom.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Loads configurations from YAML. All that is wrong with one is told in one go. */
public final class ConfigLoader {
  /** The largest configuration, in bytes: what a record of the journal can hold. */
  public static final int MAX_BYTES = 1 << 20;

  private ConfigLoader() {}

  /**
   * Loads a file.
   *
   * @throws ConfigException if it cannot be read or used, with every problem that it has
   */
  public static HeadroomConfig load(Path file) {
    return loadAll(file).config();
  }

  /**
   * Loads a file with what it says of the gateway and of seals.
   *
   * @throws ConfigException if it cannot be read or used, with every problem that it has
   */
  public static LoadedConfig loadAll(Path file) {
    return ConfigReader.read(Utf8.text(bytes(file), file.toString()), file.toString());
  }

  /**
   * Reads the UTF-8 text of a file.
   *
   * @param fileName for messages
   * @throws ConfigException with every problem that it has
   */
  public static HeadroomConfig parse(byte[] yaml, String fileName) {
    return ConfigReader.read(Utf8.text(yaml, fileName), fileName).config();
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw refused(file, "is a folder; expected a YAML file");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw refused(file, "is too large; a configuration has at most " + MAX_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw refused(file, "there is no such file; check the path");
    } catch (AccessDeniedException e) {
      throw refused(file, "cannot be read: permission denied; check its access rights");
    } catch (IOException e) {
      throw refused(file, "cannot be read: " + e.getMessage());
    }
  }

  private static ConfigException refused(Path file, String message) {
    return new ConfigException(new Problem(file.toString(), 0, "", "", message));
  }
}
