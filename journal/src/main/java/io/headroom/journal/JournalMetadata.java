package io.headroom.journal;

import io.headroom.journal.chronicle.SyncedFiles;
import io.headroom.journal.record.MessageHeaderDecoder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;

/**
 * What {@code journal.properties} says of a journal.
 *
 * @param id names the journal for ever
 * @param formatVersion of the folder's layout
 * @param schemaVersion the newest version of the record schema that has been written in it
 */
record JournalMetadata(String id, int formatVersion, int schemaVersion) {
  static final String FILE = "journal.properties";
  static final int FORMAT_VERSION = 1;

  private static final int SCHEMA_ID = MessageHeaderDecoder.SCHEMA_ID;
  private static final int SCHEMA_VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

  /** Of a journal that begins now. */
  static JournalMetadata create() {
    return new JournalMetadata(UUID.randomUUID().toString(), FORMAT_VERSION, SCHEMA_VERSION);
  }

  static boolean existsIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Reads and checks it.
   *
   * @throws JournalException if this release cannot read such a journal
   */
  static JournalMetadata read(Path folder) {
    Path file = folder.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new JournalException("cannot read " + file + ": " + FileProblem.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new JournalException(
          file + ": is damaged: " + e.getMessage() + "; restore the file", e);
    }
    JournalMetadata metadata =
        new JournalMetadata(
            text(file, properties, "id"),
            number(file, properties, "format"),
            number(file, properties, "schemaVersion"));
    metadata.check(file, number(file, properties, "schemaId"));
    return metadata;
  }

  /** The same journal, once this release has written in it. */
  JournalMetadata withThisSchema() {
    return new JournalMetadata(id, formatVersion, SCHEMA_VERSION);
  }

  /** Writes it, whole or not at all. */
  void write(Path folder) throws IOException {
    String text =
        String.format(
            Locale.ROOT,
            "id=%s\nformat=%d\nschemaId=%d\nschemaVersion=%d\n",
            id,
            formatVersion,
            SCHEMA_ID,
            schemaVersion);
    SyncedFiles.write(folder.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
  }

  private void check(Path file, int schemaId) {
    if (schemaId != SCHEMA_ID) {
      throw new JournalException(
          file + ": schemaId=" + schemaId + " is not Headroom's, which is " + SCHEMA_ID);
    }
    if (formatVersion > FORMAT_VERSION) {
      throw newer(file, "format", formatVersion, FORMAT_VERSION);
    }
    if (schemaVersion > SCHEMA_VERSION) {
      throw newer(file, "schemaVersion", schemaVersion, SCHEMA_VERSION);
    }
  }

  private static JournalException newer(Path file, String what, int found, int known) {
    return new JournalException(
        file
            + ": "
            + what
            + "="
            + found
            + " is newer than "
            + known
            + ", the newest that this release knows; use a newer release");
  }

  private static String text(Path file, Properties properties, String key) {
    String value = properties.getProperty(key, "");
    if (value.isEmpty()) {
      throw new JournalException(file + ": " + key + " is missing; restore the file");
    }
    return value;
  }

  private static int number(Path file, Properties properties, String key) {
    String value = text(file, properties, key);
    try {
      return Integer.parseInt(value.trim());
    } catch (NumberFormatException e) {
      throw new JournalException(file + ": " + key + "=" + value + " is not a number", e);
    }
  }
}
