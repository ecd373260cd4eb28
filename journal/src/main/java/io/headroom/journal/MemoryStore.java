package io.headroom.journal;

import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.DirectBuffer;

/** Documents in memory: they end with the process. */
final class MemoryStore implements LogStore {
  private final String name;
  private final CopyOnWriteArrayList<byte[]> documents = new CopyOnWriteArrayList<>();

  MemoryStore(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DocumentSource documents(long from) {
    return new Source(0, 1);
  }

  @Override
  public DocumentSource backwards() {
    return new Source(documents.size() - 1, -1);
  }

  @Override
  public void append(DirectBuffer document, int length) {
    byte[] bytes = new byte[length];
    document.getBytes(0, bytes);
    documents.add(bytes);
  }

  @Override
  public void sync() {
    // Nothing here outlives the process, and nothing is promised that would.
  }

  @Override
  public void secure() {
    sync();
  }

  @Override
  public String setAsideAfter(long lastNumber) {
    throw new JournalException("a log in memory has no damaged end to be set aside");
  }

  @Override
  public void close() {
    documents.clear();
  }

  private final class Source implements DocumentSource {
    private final int step;
    private int index;

    Source(int index, int step) {
      this.index = index;
      this.step = step;
    }

    @Override
    public int next(Target target) {
      if (index < 0 || index >= documents.size()) {
        return -1;
      }
      byte[] document = documents.get(index);
      index += step;
      target.ofCapacity(document.length).putBytes(0, document);
      return document.length;
    }

    @Override
    public String where() {
      return "memory document " + (index - step + 1);
    }

    @Override
    public void close() {
      index = documents.size();
    }
  }
}
