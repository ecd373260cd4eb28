package io.headroom.journal;

import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.DirectBuffer;

/**
 * A log in memory, of the same documents as one on disk. For tests and for runs that leave none.
 */
public final class MemoryLog implements RecordLog {
  private final String name;
  private final CopyOnWriteArrayList<byte[]> documents = new CopyOnWriteArrayList<>();
  private final Writer writer = new Writer();
  private volatile long durable;

  /**
   * An empty log.
   *
   * @param name "facts" or "decisions"
   */
  public MemoryLog(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LogWriter writer() {
    return writer;
  }

  @Override
  public LogReader reader(long from) {
    return new DocumentReader(name, new Source(), from);
  }

  @Override
  public long lastNumber() {
    return durable;
  }

  @Override
  public long durable() {
    return durable;
  }

  @Override
  public void close() {
    documents.clear();
  }

  private final class Writer implements LogWriter {
    private long lastNumber;

    @Override
    public void append(RecordBatch batch) {
      AppendOrder.check(name, lastNumber, batch);
      DirectBuffer document = batch.seal();
      byte[] bytes = new byte[batch.length()];
      document.getBytes(0, bytes);
      documents.add(bytes);
      lastNumber += batch.records();
      durable = lastNumber;
    }

    @Override
    public long lastNumber() {
      return lastNumber;
    }
  }

  private final class Source implements DocumentSource {
    private int index;

    @Override
    public int next(Target target) {
      if (index >= documents.size()) {
        return -1;
      }
      byte[] document = documents.get(index++);
      target.ofCapacity(document.length).putBytes(0, document);
      return document.length;
    }

    @Override
    public String where() {
      return "memory document " + index;
    }

    @Override
    public void close() {
      index = documents.size();
    }
  }
}
