package io.headroom.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The canonical bytes of a configuration, as the journal carries them.
 *
 * <p>They are UTF-8 text, a Headroom YAML file with fields in a fixed order, every default written
 * out and variables such as <code>${HEADROOM_DATA}</code> unexpanded. {@code encode(decode(bytes))}
 * gives the same bytes, on every version of Java.
 */
public final class ConfigCodec {
  private static final String NAME = "config";

  private ConfigCodec() {}

  /** The canonical bytes of a configuration. */
  public static byte[] encode(HeadroomConfig config) {
    return CanonicalText.of(CanonicalConfig.of(config)).getBytes(UTF_8);
  }

  /**
   * Reads canonical bytes. Needs no file, environment, locale or zone of the machine.
   *
   * @throws ConfigException if they are not a valid configuration
   */
  public static HeadroomConfig decode(byte[] canonical) {
    return ConfigReader.read(Utf8.text(canonical, NAME), NAME).config();
  }

  /** SHA-256 of canonical bytes, 32 bytes. */
  public static byte[] hash(byte[] canonical) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(canonical);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
