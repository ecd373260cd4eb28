package io.headroom.service.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret that tokens are signed with: 256 random bits, in a file as 64 hexadecimal digits that
 * only its owner may read. Never printed.
 */
public final class TokenKey {
  /** The file's name within a folder of keys. */
  public static final String FILE = "token.key";

  private static final int BYTES = 32;

  private final byte[] secret;

  private TokenKey(byte[] secret) {
    this.secret = secret;
  }

  /** A new key. */
  public static TokenKey random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new TokenKey(secret);
  }

  /**
   * Reads a key.
   *
   * @throws AccessException if there is none, others may read it, or it is no key
   */
  public static TokenKey read(Path file) {
    String text = SecretFile.read(file).orElseThrow(() -> notAKey(file)).strip();
    if (text.length() != 2 * BYTES) {
      throw notAKey(file);
    }
    try {
      return new TokenKey(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw notAKey(file);
    }
  }

  /**
   * Writes this key to a new file that only its owner may read.
   *
   * @throws AccessException if there is a file already, or it cannot be written
   */
  public void write(Path file) {
    SecretFile.write(
        file,
        HexFormat.of().formatHex(secret) + "\n",
        "tokens signed with it would become invalid");
  }

  byte[] secret() {
    return secret.clone();
  }

  private static AccessException notAKey(Path file) {
    return new AccessException(
        file
            + ": is no token key; expected "
            + 2 * BYTES
            + " hexadecimal digits, as 'headroom keygen' writes them");
  }
}
