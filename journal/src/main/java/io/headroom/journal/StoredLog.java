package io.headroom.journal;

import io.headroom.config.JournalSettings.Durability;
import java.util.Locale;

/** A log of records over a store of documents, whatever keeps them. */
public final class StoredLog implements RecordLog {
  private final LogStore store;
  private Writer writer;

  /**
   * The log in a store, for reading; {@link #startWriting} makes it ready to be appended to.
   *
   * @param store closed with the log
   */
  public StoredLog(LogStore store) {
    this.store = store;
  }

  /** An empty log in memory, for tests and for runs that leave nothing behind. */
  public static StoredLog inMemory(String name) {
    StoredLog log = new StoredLog(new MemoryStore(name));
    log.startWriting(0, Durability.PROCESS);
    return log;
  }

  /**
   * Makes the log ready to be appended to. With {@code disk} all that was found is on disk when
   * this returns: it counts as durable from now on, whether or not the process that wrote it lived
   * to sync it.
   *
   * @param lastNumber the last record that was found, 0 if there is none
   */
  public void startWriting(long lastNumber, Durability durability) {
    if (durability == Durability.DISK) {
      store.secure();
    }
    writer = new Writer(store, durability, lastNumber);
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public LogWriter writer() {
    if (writer == null) {
      throw new JournalException("the log of " + name() + " was opened for reading only");
    }
    return writer;
  }

  @Override
  public LogReader reader(long from) {
    return new DocumentReader(name(), store.documents(from), from);
  }

  @Override
  public long lastNumber() {
    if (writer != null) {
      return writer.lastNumber();
    }
    try (DocumentSource backwards = store.backwards()) {
      return DocumentReader.lastNumber(backwards);
    }
  }

  @Override
  public long durable() {
    return writer == null ? Long.MAX_VALUE : writer.durable;
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class Writer implements LogWriter {
    private final LogStore store;
    private final Durability durability;
    private long lastNumber;
    private volatile long durable;
    private boolean broken;

    Writer(LogStore store, Durability durability, long lastNumber) {
      this.store = store;
      this.durability = durability;
      this.lastNumber = lastNumber;
      this.durable = lastNumber;
    }

    @Override
    public void append(RecordBatch batch) {
      AppendOrder.check(store.name(), lastNumber, batch);
      checkUsable();
      broken = true;
      store.append(batch.seal(), batch.length());
      if (durability == Durability.DISK) {
        store.sync();
      }
      broken = false;
      lastNumber += batch.records();
      durable = lastNumber;
    }

    /**
     * After an append or a sync that failed nobody knows what is in the log behind its last durable
     * record, and a sync that succeeds later says nothing about what an earlier one was to write.
     */
    private void checkUsable() {
      if (broken) {
        throw new JournalException(
            String.format(
                Locale.ROOT,
                "the log of %s failed to take a batch after record %d and takes no more; start again, which recovers it",
                store.name(),
                lastNumber));
      }
    }

    @Override
    public long lastNumber() {
      return lastNumber;
    }
  }
}
