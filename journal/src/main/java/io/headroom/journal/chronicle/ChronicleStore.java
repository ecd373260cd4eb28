package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import io.headroom.journal.JournalException;
import io.headroom.journal.LogStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.TailerDirection;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.DirectBuffer;

/**
 * Documents in a Chronicle queue with daily cycles. Cycles follow the wall clock, made monotone,
 * and have nothing to do with journal time.
 */
public final class ChronicleStore implements LogStore {
  private static final String METADATA = "metadata.cq4t";

  static {
    ChronicleQuiet.apply();
  }

  private final String name;
  private final SingleChronicleQueue queue;
  private final Optional<ExcerptAppender> appender;
  private final PointerBytesStore document = new PointerBytesStore();
  private final CycleFileSync sync = new CycleFileSync();

  private ChronicleStore(
      String name, SingleChronicleQueue queue, Optional<ExcerptAppender> appender) {
    this.name = name;
    this.queue = queue;
    this.appender = appender;
    appender.ifPresent(one -> one.singleThreadedCheckDisabled(true));
  }

  /**
   * Opens the queue for writing and makes it if it is not there. The caller holds the journal's
   * lock: a lock that a dead process left in the queue is forced open, and what a process that was
   * killed while it wrote left behind the last complete document is cleared.
   *
   * @param name "facts" or "decisions": the queue's folder in the journal's
   * @param notes told what was left out, a sentence each
   */
  public static ChronicleStore openForWriting(String name, Path journal, Consumer<String> notes) {
    return openForWriting(name, journal, notes, System::currentTimeMillis);
  }

  /** With a clock of its own for the daily cycles, for tests. */
  static ChronicleStore openForWriting(
      String name, Path journal, Consumer<String> notes, LongSupplier wallClockMillis) {
    Path folder = journal.resolve(name);
    long cleared = clearUnfinishedWrite(folder);
    if (cleared > 0) {
      notes.accept(
          "the log of %s ended in an unfinished write; its %d bytes are left out"
              .formatted(name, cleared));
    }
    if (Files.exists(folder.resolve(METADATA))) {
      StaleLocks.open(folder.resolve(METADATA));
    } else {
      NewQueue.make(folder);
    }
    MonotoneTimeProvider clock = MonotoneTimeProvider.notBefore(folder, wallClockMillis);
    SingleChronicleQueue queue = builder(folder).timeProvider(clock).build();
    return new ChronicleStore(name, queue, Optional.of(queue.createAppender()));
  }

  /**
   * Opens the queue for reading; a writer may be at work in it.
   *
   * @throws JournalException if there is no queue in the folder
   */
  public static ChronicleStore openReadOnly(String name, Path journal) {
    Path folder = journal.resolve(name);
    if (!Files.isRegularFile(folder.resolve(METADATA))) {
      throw new JournalException(folder + " holds no log of " + name);
    }
    return new ChronicleStore(name, builder(folder).readOnly(true).build(), Optional.empty());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DocumentSource documents(long from) {
    return new ChronicleSource(tailer());
  }

  @Override
  public DocumentSource backwards() {
    return new ChronicleSource(tailer().direction(TailerDirection.BACKWARD).toEnd());
  }

  @Override
  public void append(DirectBuffer bytes, int length) {
    document.set(bytes.addressOffset(), length);
    writable().writeBytes(document);
  }

  @Override
  public void sync() {
    sync.force(writable().currentFile().toPath());
  }

  @Override
  public void secure() {
    try (ExcerptTailer tailer = tailer().direction(TailerDirection.BACKWARD).toEnd()) {
      if (LastDocument.rewrite(tailer)) {
        sync.force(tailer.currentFile().toPath());
      }
    }
  }

  @Override
  public String setAsideAfter(long lastNumber) {
    throw new JournalException("not yet");
  }

  @Override
  public void close() {
    appender.ifPresent(ExcerptAppender::close);
    sync.close();
    queue.close();
  }

  private ExcerptAppender writable() {
    return appender.orElseThrow(
        () -> new JournalException("the log of " + name + " was opened for reading only"));
  }

  private static long clearUnfinishedWrite(Path folder) {
    Optional<Path> newest = CycleFiles.newest(folder);
    if (newest.isEmpty()) {
      return 0;
    }
    long cleared = CycleTail.clear(newest.get());
    return Files.exists(newest.get()) ? cleared : clearUnfinishedWrite(folder);
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
