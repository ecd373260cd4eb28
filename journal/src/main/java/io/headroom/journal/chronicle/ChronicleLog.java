package io.headroom.journal.chronicle;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.DocumentReader;
import io.headroom.journal.JournalException;
import io.headroom.journal.LogReader;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.TailerDirection;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * A log in a Chronicle queue with daily cycles. Cycles follow the wall clock, made monotone, and
 * have nothing to do with journal time.
 */
public final class ChronicleLog implements RecordLog {
  private static final String METADATA = "metadata.cq4t";

  static {
    ChronicleQuiet.apply();
  }

  private final String name;
  private final SingleChronicleQueue queue;
  private final boolean readOnly;
  private ChronicleWriter writer;

  private ChronicleLog(String name, SingleChronicleQueue queue, boolean readOnly) {
    this.name = name;
    this.queue = queue;
    this.readOnly = readOnly;
  }

  /**
   * Clears what a process that was killed while it wrote left behind the last complete document of
   * the newest cycle. To be called under the journal's lock, before {@link #openForWriting}.
   *
   * @return how many bytes that was, 0 if nothing was left
   */
  public static long clearUnfinishedWrite(Path folder) {
    Optional<Path> newest = CycleFiles.newest(folder);
    if (newest.isEmpty()) {
      return 0;
    }
    long cleared = CycleTail.clear(newest.get());
    return Files.exists(newest.get()) ? cleared : clearUnfinishedWrite(folder);
  }

  /**
   * Opens the queue for writing and makes it if it is not there. The caller holds the journal's
   * lock: a lock that a dead process left in the queue is forced open.
   *
   * <p>The log cannot be appended to before {@link #startWriting}.
   */
  public static ChronicleLog openForWriting(String name, Path folder) {
    return openForWriting(name, folder, System::currentTimeMillis);
  }

  /** With a clock of its own for the daily cycles, for tests. */
  static ChronicleLog openForWriting(String name, Path folder, LongSupplier wallClockMillis) {
    if (Files.exists(folder.resolve(METADATA))) {
      StaleLocks.open(folder.resolve(METADATA));
    } else {
      NewQueue.make(folder);
    }
    MonotoneTimeProvider clock = MonotoneTimeProvider.notBefore(folder, wallClockMillis);
    return new ChronicleLog(name, builder(folder).timeProvider(clock).build(), false);
  }

  /**
   * Opens the queue for reading; a writer may be at work in it.
   *
   * @throws JournalException if there is no queue in the folder
   */
  public static ChronicleLog openReadOnly(String name, Path folder) {
    if (!Files.isRegularFile(folder.resolve(METADATA))) {
      throw new JournalException(folder + " holds no log of " + name);
    }
    return new ChronicleLog(name, builder(folder).readOnly(true).build(), true);
  }

  /**
   * Makes the log ready to be appended to.
   *
   * @param lastNumber the last record that was found, 0 if there is none
   */
  public void startWriting(long lastNumber, Durability durability) {
    if (readOnly) {
      throw new JournalException("the log of " + name + " was opened for reading only");
    }
    writer = new ChronicleWriter(name, queue, lastNumber, durability);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LogWriter writer() {
    if (writer == null) {
      throw new JournalException("the log of " + name + " was not opened for writing");
    }
    return writer;
  }

  @Override
  public LogReader reader(long from) {
    return new DocumentReader(name, new ChronicleSource(tailer()), from);
  }

  @Override
  public long lastNumber() {
    if (writer != null) {
      return writer.lastNumber();
    }
    ExcerptTailer tailer = tailer().direction(TailerDirection.BACKWARD).toEnd();
    try (ChronicleSource backwards = new ChronicleSource(tailer)) {
      return DocumentReader.lastNumber(backwards);
    }
  }

  @Override
  public long durable() {
    return writer == null ? Long.MAX_VALUE : writer.durable();
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    queue.close();
  }

  private ExcerptTailer tailer() {
    ExcerptTailer tailer = queue.createTailer();
    tailer.singleThreadedCheckDisabled(true);
    return tailer;
  }

  static SingleChronicleQueueBuilder builder(Path folder) {
    return SingleChronicleQueueBuilder.binary(folder).rollCycle(RollCycles.FAST_DAILY);
  }
}
