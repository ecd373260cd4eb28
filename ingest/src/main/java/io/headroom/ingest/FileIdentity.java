package io.headroom.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file is known by, or whatever else a feed is made from.
 *
 * @param bytes its size on disk
 * @param sha256 of the file as it lies on disk, 64 hexadecimal digits
 */
public record FileIdentity(long bytes, String sha256) {
  private static final int BUFFER = 1 << 16;

  /** Reads the whole file. */
  static FileIdentity of(Path path) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(path)) {
      int read;
      while ((read = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new FileIdentity(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Of bytes in memory. */
  public static FileIdentity of(byte[] content) {
    byte[] hash = newDigest().digest(content);
    return new FileIdentity(content.length, HexFormat.of().formatHex(hash));
  }

  byte[] hash() {
    return HexFormat.of().parseHex(sha256);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
