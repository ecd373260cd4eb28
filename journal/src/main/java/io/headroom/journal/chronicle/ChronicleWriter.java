package io.headroom.journal.chronicle;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.AppendOrder;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/** Appends batches through an appender and publishes how far the log is durable. */
final class ChronicleWriter implements LogWriter, AutoCloseable {
  private final String name;
  private final ExcerptAppender appender;
  private final PointerBytesStore document = new PointerBytesStore();
  private final CycleFileSync sync;
  private long lastNumber;
  private volatile long durable;

  ChronicleWriter(String name, SingleChronicleQueue queue, long lastNumber, Durability durability) {
    this.name = name;
    this.lastNumber = lastNumber;
    this.durable = lastNumber;
    appender = queue.createAppender();
    appender.singleThreadedCheckDisabled(true);
    sync = durability == Durability.DISK ? new CycleFileSync() : null;
  }

  @Override
  public void append(RecordBatch batch) {
    AppendOrder.check(name, lastNumber, batch);
    document.set(batch.seal().addressOffset(), batch.length());
    appender.writeBytes(document);
    if (sync != null) {
      sync.force(appender.currentFile().toPath());
    }
    lastNumber += batch.records();
    durable = lastNumber;
  }

  @Override
  public long lastNumber() {
    return lastNumber;
  }

  long durable() {
    return durable;
  }

  @Override
  public void close() {
    appender.close();
    if (sync != null) {
      sync.close();
    }
  }
}
