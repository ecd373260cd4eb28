package io.headroom.journal;

import io.headroom.config.ConfigCodec;
import io.headroom.config.JournalSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A journal: its facts and its decisions. One writer may have it open, any number of readers beside
 * it. {@link JournalDriver} writes in it.
 */
public final class Journal implements AutoCloseable {
  private final String id;
  private final Optional<JournalSettings> settings;
  private final JournalStorage storage;
  private final StoredLog facts;
  private final StoredLog decisions;
  private final List<String> recoveryNotes;
  private final Optional<JournalLock> lock;
  private DiskReserve reserve = DiskReserve.none();
  private Optional<LogEnd> factsEnd;

  private Journal(
      String id,
      Optional<JournalSettings> settings,
      JournalStorage storage,
      Optional<LogEnd> factsEnd,
      List<String> recoveryNotes,
      Optional<JournalLock> lock) {
    this.id = id;
    this.settings = settings;
    this.storage = storage;
    this.factsEnd = factsEnd;
    this.recoveryNotes = List.copyOf(recoveryNotes);
    this.lock = lock;
    facts = new StoredLog(storage.facts());
    decisions = new StoredLog(storage.decisions());
  }

  /**
   * Opens a journal for writing, and makes it if the folder is empty or missing. Both logs are read
   * to their ends and checked; what a crash left of an unfinished write is left out, see {@link
   * #recoveryNotes}.
   *
   * @throws JournalLockedException if another writer has it open
   * @throws JournalCorruptException if a record before the end is not as it was written
   * @throws JournalException if the folder cannot be written, holds something else, or was written
   *     by a newer release
   */
  public static Journal openForWriting(Path folder, JournalSettings settings) {
    return openForWriting(folder, settings, System::currentTimeMillis);
  }

  /** With a clock of its own for the files of each day, for tests. */
  static Journal openForWriting(
      Path folder, JournalSettings settings, LongSupplier wallClockMillis) {
    JournalFolder.prepareForWriting(folder);
    JournalLock lock = JournalLock.take(folder);
    try {
      JournalMetadata metadata = JournalFolder.metadataForWriting(folder);
      FolderStorage storage = FolderStorage.openForWriting(folder, wallClockMillis);
      Journal journal =
          recover(metadata.id(), settings, storage, storage.notes(), Optional.of(lock));
      journal.reserve = DiskReserve.of(folder, settings.reserveMebibytes());
      return journal;
    } catch (RuntimeException e) {
      closeAfter(e, lock);
      throw e;
    }
  }

  /**
   * Opens a journal for reading; a writer may be at work in it.
   *
   * @throws JournalException if there is no journal, one written by a newer release, or one that is
   *     being recovered
   */
  public static Journal openReadOnly(Path folder) {
    JournalMetadata metadata = JournalFolder.metadataForReading(folder);
    JournalFolder.checkNotInterrupted(folder);
    return new Journal(
        metadata.id(),
        Optional.empty(),
        FolderStorage.openReadOnly(folder),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /**
   * The id of the journal in a folder, without opening it.
   *
   * @throws JournalException if there is no journal, or one written by a newer release
   */
  public static String idOf(Path folder) {
    return JournalFolder.metadataForReading(folder).id();
  }

  /** Whether a folder holds a journal, in whatever state. */
  public static boolean isIn(Path folder) {
    return JournalMetadata.existsIn(folder);
  }

  /**
   * Refuses a folder that holds no journal, or one of which this process may not read all.
   *
   * @throws JournalException if so
   */
  public static void checkReadable(Path folder) {
    JournalFolder.checkHoldsJournal(folder);
    JournalFolder.checkAllReadable(folder);
  }

  /**
   * Refuses a place to write to that lies within a journal, where it could do harm.
   *
   * @param option that named the place
   * @throws JournalException if so
   */
  public static void checkOutside(Path folder, String option, Path place) {
    if (JournalFolder.isWithin(folder, place)) {
      throw new JournalException(
          option + " " + place + ": is within the journal " + folder + "; name a place outside it");
    }
  }

  /** An empty journal in memory, for tests and for runs that leave nothing behind. */
  public static Journal inMemory(JournalSettings settings) {
    return recover("memory", settings, new MemoryStorage(), List.of(), Optional.empty());
  }

  /**
   * Recovers what a storage holds and makes it ready to be written.
   *
   * @param storage closed with the journal, or if this fails
   */
  static Journal recover(
      String id,
      JournalSettings settings,
      JournalStorage storage,
      List<String> notes,
      Optional<JournalLock> lock) {
    try {
      JournalRecovery recovery =
          JournalRecovery.run(storage, JournalRecovery.Known.of(id, storage));
      List<String> all = new ArrayList<>(notes);
      all.addAll(recovery.notes());
      Journal journal =
          new Journal(id, Optional.of(settings), storage, Optional.of(recovery.facts()), all, lock);
      journal.facts.startWriting(recovery.facts().lastNumber(), settings.durability());
      journal.decisions.startWriting(recovery.decisions().lastNumber(), settings.durability());
      return journal;
    } catch (RuntimeException e) {
      closeAfter(e, storage);
      throw e;
    }
  }

  private static void closeAfter(RuntimeException reason, AutoCloseable opened) {
    try {
      opened.close();
    } catch (Exception e) {
      reason.addSuppressed(e);
    }
  }

  /** Names this journal for ever. */
  public String id() {
    return id;
  }

  /** The log of facts. */
  public RecordLog facts() {
    return facts;
  }

  /** The log of decisions. */
  public RecordLog decisions() {
    return decisions;
  }

  /** Facts from a number on, decoded. */
  public FactReader readFacts(long from) {
    return new FactReader(facts.reader(from));
  }

  /**
   * How it is written.
   *
   * @throws JournalException if it was opened for reading only
   */
  public JournalSettings settings() {
    return settings.orElseThrow(
        () -> new JournalException("journal " + id + " was opened for reading only"));
  }

  /** Number of the last fact, 0 if there is none. */
  public long lastFact() {
    return facts.lastNumber();
  }

  /** Number of the last decision, 0 if there is none. */
  public long lastDecision() {
    return decisions.lastNumber();
  }

  /** Journal time of the last fact, 0 if there is none. */
  public long lastFactTime() {
    return factsEnd().lastTime();
  }

  /** What was left out when the journal was opened for writing, a sentence each. */
  public List<String> recoveryNotes() {
    return recoveryNotes;
  }

  /** The timer schedule that holds after the last fact. */
  TimerSchedule timers() {
    LogEnd end = factsEnd();
    return end.config()
        .map(bytes -> TimerSchedule.of(ConfigCodec.decode(bytes), end.lastTime()))
        .orElseGet(TimerSchedule::none);
  }

  /** The room that its disk is to keep free: who feeds it asks there first. */
  public DiskReserve reserve() {
    return reserve;
  }

  /** Seals and snapshots. */
  public JournalFiles files() {
    return storage.files();
  }

  @Override
  public void close() {
    storage.close();
    lock.ifPresent(JournalLock::close);
  }

  private LogEnd factsEnd() {
    if (factsEnd.isEmpty() || factsEnd.get().lastNumber() != lastFact()) {
      factsEnd = Optional.of(LogEnd.of(facts, 1, Long.MAX_VALUE));
    }
    return factsEnd.get();
  }
}
