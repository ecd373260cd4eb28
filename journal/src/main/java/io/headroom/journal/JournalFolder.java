package io.headroom.journal;

import io.headroom.journal.chronicle.SyncedFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            : String.valueOf(reason.getMessage());
    return new JournalException("cannot write in journal folder " + folder + ": " + why, reason);
  }

  static JournalMetadata metadataForReading(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new JournalException("there is no journal folder " + folder);
    }
    if (!JournalMetadata.existsIn(folder)) {
      throw new JournalException(folder + " is no journal: it holds no " + JournalMetadata.FILE);
    }
    return JournalMetadata.read(folder);
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
