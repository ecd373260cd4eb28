package io.headroom.journal;

import io.headroom.journal.chronicle.ChronicleStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** A journal's folder: two Chronicle queues and files beside them. */
final class FolderStorage implements JournalStorage {
  private static final String FACTS = "facts";
  private static final String DECISIONS = "decisions";

  private final Path folder;
  private final ChronicleStore facts;
  private final ChronicleStore decisions;
  private final FolderFiles files;
  private final List<String> notes;

  private FolderStorage(
      Path folder, ChronicleStore facts, ChronicleStore decisions, List<String> notes) {
    this.folder = folder;
    this.facts = facts;
    this.decisions = decisions;
    this.notes = List.copyOf(notes);
    files = new FolderFiles(folder);
  }

  /**
   * For writing; the caller holds the journal's lock.
   *
   * @param wallClockMillis says to which day's file a document belongs
   */
  static FolderStorage openForWriting(Path folder, LongSupplier wallClockMillis) {
    List<String> notes = new ArrayList<>();
    ChronicleStore facts =
        ChronicleStore.openForWriting(FACTS, folder, notes::add, wallClockMillis);
    try {
      ChronicleStore decisions =
          ChronicleStore.openForWriting(DECISIONS, folder, notes::add, wallClockMillis);
      return new FolderStorage(folder, facts, decisions, notes);
    } catch (RuntimeException e) {
      facts.close();
      throw e;
    }
  }

  /** For reading; a writer may be at work. */
  static FolderStorage openReadOnly(Path folder) {
    ChronicleStore facts = ChronicleStore.openReadOnly(FACTS, folder);
    try {
      ChronicleStore decisions = ChronicleStore.openReadOnly(DECISIONS, folder);
      return new FolderStorage(folder, facts, decisions, List.of());
    } catch (RuntimeException e) {
      facts.close();
      throw e;
    }
  }

  /** What the stores left out when they were opened, a sentence each. */
  List<String> notes() {
    return notes;
  }

  @Override
  public String where() {
    return folder.toString();
  }

  @Override
  public LogStore facts() {
    return facts;
  }

  @Override
  public LogStore decisions() {
    return decisions;
  }

  @Override
  public JournalFiles files() {
    return files;
  }

  @Override
  public void close() {
    facts.close();
    decisions.close();
  }
}
