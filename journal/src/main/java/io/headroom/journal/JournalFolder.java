package io.headroom.journal;

import io.headroom.journal.chronicle.ChronicleStore;
import io.headroom.journal.chronicle.SyncedFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A journal on disk.
 *
 * <pre>
 *  journal.properties   the journal's id, format and schema version
 *  lock                 held by the writer
 *  facts/               a Chronicle queue
 *  decisions/           a Chronicle queue
 * </pre>
 */
final class JournalFolder {
  private static final List<String> RECORDS = List.of("facts", "decisions", "archive/facts");

  private JournalFolder() {}

  /** Makes the folder if need be; refuses one that holds something else. */
  static void prepareForWriting(Path folder) {
    try {
      SyncedFiles.makeFolder(folder);
      if (!JournalMetadata.existsIn(folder) && holdsForeignFiles(folder)) {
        throw new JournalException(
            folder + " is not empty and is no journal; name an empty or a new folder");
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Reads the metadata, or writes it for a journal that begins now. */
  static JournalMetadata metadataForWriting(Path folder) {
    try {
      if (!JournalMetadata.existsIn(folder)) {
        JournalMetadata created = JournalMetadata.create();
        created.write(folder);
        return created;
      }
      JournalMetadata found = JournalMetadata.read(folder);
      JournalMetadata metadata = found.withThisSchema();
      if (!metadata.equals(found)) {
        metadata.write(folder);
      }
      return metadata;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Writes the metadata of a journal that goes on in another folder. */
  static void write(JournalMetadata metadata, Path folder) {
    try {
      metadata.write(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Says why a folder cannot be written in, and what to do. */
  static JournalException unwritable(Path folder, IOException reason) {
    String why =
        reason instanceof AccessDeniedException
            ? "permission denied; give the user that runs headroom the right to write there"
            : FileProblem.of(reason);
    return new JournalException("cannot write in journal folder " + folder + ": " + why, reason);
  }

  static JournalMetadata metadataForReading(Path folder) {
    checkHoldsJournal(folder);
    return JournalMetadata.read(folder);
  }

  /** Refuses a folder that holds no journal, or that this process may not read. */
  static void checkHoldsJournal(Path folder) {
    if (Files.isRegularFile(folder)) {
      throw new JournalException(folder + " is a file; name the folder of a journal");
    }
    if (!Files.isDirectory(folder)) {
      throw new JournalException("there is no journal folder " + folder + "; check the path");
    }
    checkReadable(folder);
    if (!JournalMetadata.existsIn(folder)) {
      throw new JournalException(
          folder
              + " is no journal: it holds no "
              + JournalMetadata.FILE
              + "; check the path, or restore the file if it was lost");
    }
  }

  /**
   * Refuses a journal of which a recovery has taken out the end of a log and not yet put the rest
   * back: it would pass for a shorter one.
   */
  static void checkNotInterrupted(Path folder) {
    for (String log : List.of("facts", "decisions")) {
      Path intent = ChronicleStore.setAsideMark(folder, log);
      if (Files.exists(intent)) {
        throw new JournalException(
            intent
                + " says that the end of the log of "
                + log
                + " is being set aside: wait for the process that does it, or if none does any more,"
                + " go on with the journal once ('headroom serve'), which ends it");
      }
    }
  }

  /** Refuses a journal whose records this process may not read: it would pass for damaged. */
  static void checkAllReadable(Path folder) {
    for (String part : RECORDS) {
      checkReadable(folder.resolve(part));
      if (Files.isDirectory(folder.resolve(part))) {
        checkFilesReadable(folder.resolve(part));
      }
    }
  }

  private static void checkFilesReadable(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(JournalFolder::checkReadable);
    } catch (IOException e) {
      throw new JournalException("cannot read " + folder + ": " + FileProblem.of(e), e);
    }
  }

  private static void checkReadable(Path file) {
    boolean readable =
        Files.isReadable(file) && (!Files.isDirectory(file) || Files.isExecutable(file));
    if (!readable && Files.exists(file)) {
      throw new JournalException(
          "cannot read " + file + ": permission denied; run as a user that may read the journal");
    }
  }

  /** Whether a file, which need not be there, is in a folder or is that folder. */
  static boolean isWithin(Path folder, Path file) {
    return real(file).startsWith(real(folder));
  }

  /** Without links, as far as it is there. */
  private static Path real(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path there = absolute;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return there.toRealPath().resolve(there.relativize(absolute));
    } catch (IOException e) {
      return absolute;
    }
  }

  private static boolean holdsForeignFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(
              name ->
                  !name.equals(JournalLock.FILE) && !name.equals(JournalMetadata.FILE + ".new"));
    }
  }
}
