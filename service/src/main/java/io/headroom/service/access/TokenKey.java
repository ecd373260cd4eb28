package io.headroom.service.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The secret that tokens are signed with: 256 random bits, in a file as 64 hexadecimal digits that
 * only its owner may read. Never printed.
 */
public final class TokenKey {
  /** The file's name within a folder of keys. */
  public static final String FILE = "token.key";

  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

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
    try {
      checkOwnerOnly(file);
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (text.length() != 2 * BYTES) {
        throw notAKey(file);
      }
      return new TokenKey(HexFormat.of().parseHex(text));
    } catch (NoSuchFileException e) {
      throw new AccessException(
          file + ": there is no such key; make one with 'headroom keygen --out DIR'");
    } catch (AccessDeniedException e) {
      throw new AccessException(
          file + ": cannot be read: permission denied; run as the key's owner");
    } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
      throw notAKey(file);
    } catch (IOException e) {
      throw new AccessException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Writes this key to a new file that only its owner may read.
   *
   * @throws AccessException if there is a file already, or it cannot be written
   */
  public void write(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer text =
          ByteBuffer.wrap(
              (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new AccessException(
          file
              + ": there is a key already; tokens signed with it would become invalid, so move it"
              + " away first if that is what you want");
    } catch (IOException e) {
      throw new AccessException(file + ": cannot be written: " + reason(e));
    }
  }

  byte[] secret() {
    return secret.clone();
  }

  private static void checkOwnerOnly(Path file) throws IOException {
    Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
    others.addAll(Files.getPosixFilePermissions(file));
    others.removeAll(PosixFilePermissions.fromString("rwx------"));
    if (!others.isEmpty()) {
      throw new AccessException(
          file + ": may be read by others than its owner; run 'chmod 600 " + file + "'");
    }
  }

  private static AccessException notAKey(Path file) {
    return new AccessException(
        file
            + ": is no token key; expected "
            + 2 * BYTES
            + " hexadecimal digits, as 'headroom keygen' writes them");
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
  }
}
