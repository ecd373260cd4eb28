package io.headroom.journal;

import io.headroom.config.ConfigCodec;
import io.headroom.config.JournalSettings;
import io.headroom.journal.chronicle.ChronicleLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A journal: its facts and its decisions. One writer may have it open, any number of readers beside
 * it. {@link JournalDriver} writes in it.
 */
public final class Journal implements AutoCloseable {
  private static final String FACTS = "facts";
  private static final String DECISIONS = "decisions";

  private final String id;
  private final Optional<JournalSettings> settings;
  private final RecordLog facts;
  private final RecordLog decisions;
  private final Optional<JournalLock> lock;
  private final List<String> recoveryNotes;
  private Optional<LogRecovery> factsEnd;

  private Journal(
      String id,
      Optional<JournalSettings> settings,
      RecordLog facts,
      RecordLog decisions,
      Optional<JournalLock> lock,
      List<String> recoveryNotes,
      Optional<LogRecovery> factsEnd) {
    this.id = id;
    this.settings = settings;
    this.facts = facts;
    this.decisions = decisions;
    this.lock = lock;
    this.recoveryNotes = List.copyOf(recoveryNotes);
    this.factsEnd = factsEnd;
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
    JournalFolder.prepareForWriting(folder);
    JournalOpening opening = new JournalOpening(JournalLock.take(folder));
    try {
      JournalMetadata metadata = JournalFolder.metadataForWriting(folder);
      ChronicleLog facts = opening.log(FACTS, folder);
      ChronicleLog decisions = opening.log(DECISIONS, folder);
      LogRecovery factsEnd = opening.recover(facts);
      LogRecovery decisionsEnd = opening.recover(decisions);
      checkCauses(folder, factsEnd, decisionsEnd);
      facts.startWriting(factsEnd.lastNumber(), settings.durability());
      decisions.startWriting(decisionsEnd.lastNumber(), settings.durability());
      return new Journal(
          metadata.id(),
          Optional.of(settings),
          facts,
          decisions,
          Optional.of(opening.lock()),
          opening.notes(),
          Optional.of(factsEnd));
    } catch (RuntimeException e) {
      opening.abandon(e);
      throw e;
    }
  }

  /**
   * Opens a journal for reading; a writer may be at work in it.
   *
   * @throws JournalException if there is no journal, or one written by a newer release
   */
  public static Journal openReadOnly(Path folder) {
    JournalMetadata metadata = JournalFolder.metadataForReading(folder);
    ChronicleLog facts = ChronicleLog.openReadOnly(FACTS, folder.resolve(FACTS));
    ChronicleLog decisions;
    try {
      decisions = ChronicleLog.openReadOnly(DECISIONS, folder.resolve(DECISIONS));
    } catch (RuntimeException e) {
      facts.close();
      throw e;
    }
    return new Journal(
        metadata.id(),
        Optional.empty(),
        facts,
        decisions,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** An empty journal in memory, for tests and for runs that leave nothing behind. */
  public static Journal inMemory(JournalSettings settings) {
    return new Journal(
        "memory",
        Optional.of(settings),
        new MemoryLog(FACTS),
        new MemoryLog(DECISIONS),
        Optional.empty(),
        List.of(),
        Optional.empty());
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
    LogRecovery end = factsEnd();
    return end.config()
        .map(bytes -> TimerSchedule.of(ConfigCodec.decode(bytes), end.lastTime()))
        .orElseGet(TimerSchedule::none);
  }

  @Override
  public void close() {
    facts.close();
    decisions.close();
    lock.ifPresent(JournalLock::close);
  }

  private LogRecovery factsEnd() {
    if (factsEnd.isEmpty() || factsEnd.get().lastNumber() != lastFact()) {
      factsEnd = Optional.of(LogRecovery.of(facts));
    }
    return factsEnd.get();
  }

  private static void checkCauses(Path folder, LogRecovery facts, LogRecovery decisions) {
    if (decisions.lastCause() > facts.lastNumber()) {
      throw new JournalException(
          "journal "
              + folder
              + " lacks facts: decision "
              + decisions.lastNumber()
              + " was caused by fact "
              + decisions.lastCause()
              + ", but the facts end at "
              + facts.lastNumber()
              + "; restore the folder "
              + FACTS);
    }
  }
}
