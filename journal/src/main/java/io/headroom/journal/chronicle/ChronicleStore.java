package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import io.headroom.journal.JournalException;
import io.headroom.journal.LogStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.DirectBuffer;

/**
 * Documents in a Chronicle queue with daily cycles. Cycles follow the wall clock, made monotone,
 * and have nothing to do with journal time.
 *
 * <p>Chronicle writes; its files are read without it, so that what a crash has left of its tables
 * misleads no reader.
 */
public final class ChronicleStore implements LogStore {
  static {
    ChronicleQuiet.apply();
  }

  private final String name;
  private final Path folder;
  private final Optional<Writing> writing;

  private ChronicleStore(String name, Path folder, Optional<Writing> writing) {
    this.name = name;
    this.folder = folder;
    this.writing = writing;
  }

  /**
   * Opens the queue for writing and makes it if it is not there. The caller holds the journal's
   * lock: a lock that a dead process left in the queue is forced open, and what a process that was
   * killed while it wrote left behind the last complete document is set aside.
   *
   * @param name "facts" or "decisions": the queue's folder in the journal's
   * @param notes told what was left out, a sentence each
   * @param wallClockMillis says to which day's cycle a document belongs
   */
  public static ChronicleStore openForWriting(
      String name, Path journal, Consumer<String> notes, LongSupplier wallClockMillis) {
    return openForWriting(name, journal, notes, wallClockMillis, SetAside.Steps.NONE);
  }

  /** With one who is told of its steps, for tests. */
  static ChronicleStore openForWriting(
      String name,
      Path journal,
      Consumer<String> notes,
      LongSupplier wallClockMillis,
      SetAside.Steps steps) {
    Path folder = journal.resolve(name);
    SetAside setAside = new SetAside(journal, name, wallClockMillis, steps);
    setAside.finishInterrupted();
    new CycleTail(folder, setAside, notes).mend();
    Writing writing = new Writing(folder, notes, wallClockMillis, setAside);
    return new ChronicleStore(name, folder, Optional.of(writing));
  }

  /**
   * Opens the queue for reading; a writer may be at work in it.
   *
   * @throws JournalException if there is no queue in the folder
   */
  public static ChronicleStore openReadOnly(String name, Path journal) {
    Path folder = journal.resolve(name);
    if (!Files.isDirectory(folder)) {
      throw new JournalException(
          folder + " holds no log of " + name + "; 'headroom verify' says what is missing");
    }
    return new ChronicleStore(name, folder, Optional.empty());
  }

  /** The file that is there while the end of a log is being set aside. */
  public static Path setAsideMark(Path journal, String name) {
    return SetAside.intent(journal, name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DocumentSource documents(long from) {
    CycleSeek.Start start = CycleSeek.of(folder, from);
    List<Path> archived = LogFiles.archived(folder.toAbsolutePath().getParent(), name);
    return start.file().isPresent() || archived.isEmpty()
        ? new CycleSource(folder, start)
        : ArchivedSource.of(archived, from, () -> new CycleSource(folder, CycleSeek.Start.FIRST));
  }

  @Override
  public DocumentSource backwards() {
    return new CycleSourceBackwards(folder);
  }

  @Override
  public void append(DirectBuffer document, int length) {
    writable().append(document, length);
  }

  @Override
  public void sync() {
    writable().sync();
  }

  @Override
  public void secure() {
    LastDocument.secure(folder);
  }

  @Override
  public String setAsideAfter(long lastNumber) {
    return writable().setAsideAfter(lastNumber);
  }

  @Override
  public void close() {
    writing.ifPresent(Writing::close);
  }

  private Writing writable() {
    return writing.orElseThrow(
        () -> new JournalException("the log of " + name + " was opened for reading only"));
  }

  static SingleChronicleQueueBuilder builder(Path folder) {
    return SingleChronicleQueueBuilder.binary(folder).rollCycle(RollCycles.FAST_DAILY);
  }
}
