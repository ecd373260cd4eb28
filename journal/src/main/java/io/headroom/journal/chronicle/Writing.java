package io.headroom.journal.chronicle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.DirectBuffer;

/** A queue that is open for writing. */
final class Writing implements AutoCloseable {
  private final Path folder;
  private final LongSupplier wallClockMillis;
  private final SetAside setAside;
  private final Appending appending = new Appending();
  private final CycleFileSync sync = new CycleFileSync();
  private final Room room = new Room();
  private MonotoneTimeProvider clock;
  private SingleChronicleQueue queue;
  private ExcerptAppender appender;

  /** Opens it; the caller has mended its end. */
  Writing(Path folder, Consumer<String> notes, LongSupplier wallClockMillis, SetAside setAside) {
    this.folder = folder;
    this.wallClockMillis = wallClockMillis;
    this.setAside = setAside;
    QueueTable.prepare(folder, notes);
    open();
  }

  void append(DirectBuffer document, int length) {
    room.require(folder.resolve(CycleFiles.name(clock.advance())), length);
    appending.append(appender, document, length);
  }

  void sync() {
    sync.force(appender.currentFile().toPath());
  }

  /** See {@link io.headroom.journal.LogStore#setAsideAfter}. */
  String setAsideAfter(long lastNumber) {
    close();
    Path kept = takeOutAfter(lastNumber);
    open();
    return kept.toString();
  }

  private Path takeOutAfter(long lastNumber) {
    Optional<Path> last = lastNumber == 0 ? Optional.empty() : CycleSeek.fileOf(folder, lastNumber);
    if (last.isEmpty()) {
      // None is to stay, or the last one is in the archive.
      return setAside.move(CycleFiles.list(folder), Optional.empty());
    }
    Path file = last.get();
    List<Path> files = new ArrayList<>(List.of(file));
    files.addAll(CycleFiles.listAfter(folder, file.getFileName().toString()));
    try (MappedCycle cycle = new MappedCycle(file)) {
      return setAside.move(files, new CycleRebuild(setAside.rebuilt()).upTo(cycle, lastNumber));
    }
  }

  private void open() {
    room.forget();
    clock = MonotoneTimeProvider.notBefore(folder, wallClockMillis);
    clock.advance();
    queue = ChronicleStore.builder(folder).timeProvider(clock).build();
    appender = queue.createAppender();
    appender.singleThreadedCheckDisabled(true);
  }

  @Override
  public void close() {
    appender.close();
    sync.close();
    queue.close();
  }
}
