package io.headroom.service.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files that only their owner may read: keys. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * Reads a key's file; empty if it holds anything but ASCII.
   *
   * @throws AccessException if there is none, others may read it, or it cannot be read
   */
  public static Optional<String> read(Path file) {
    try {
      checkIsFile(file);
      checkOwnerOnly(file);
      return Optional.of(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (NoSuchFileException e) {
      throw new AccessException(
          file + ": there is no such key; make one with 'headroom keygen --out DIR'");
    } catch (AccessDeniedException e) {
      throw new AccessException(
          file + ": cannot be read: permission denied; run as the key's owner");
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new AccessException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Writes a new file that only its owner may read, and that survives the machine.
   *
   * @param loss what would come of replacing one that is there
   * @throws AccessException if there is a file already, or it cannot be written
   */
  public static void write(Path file, String text, String loss) {
    try (FileChannel channel =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new AccessException(
          file
              + ": there is a key already; "
              + loss
              + ", so move it away first if that is what you want");
    } catch (IOException e) {
      throw new AccessException(file + ": cannot be written: " + reason(e));
    }
  }

  private static void checkIsFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new AccessException(file + ": is a folder; name the key's file in it");
    }
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

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
  }
}
