package io.headroom.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A journal in memory: it ends with the process. */
final class MemoryStorage implements JournalStorage {
  private final MemoryStore facts = new MemoryStore("facts");
  private final MemoryStore decisions = new MemoryStore("decisions");
  private final JournalFiles files = new MemoryFiles();

  @Override
  public String where() {
    return "memory";
  }

  @Override
  public LogStore facts() {
    return facts;
  }

  @Override
  public LogStore decisions() {
    return decisions;
  }

  @Override
  public JournalFiles files() {
    return files;
  }

  @Override
  public void close() {
    facts.close();
    decisions.close();
  }

  /** Small files in memory. */
  private static final class MemoryFiles implements JournalFiles {
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    @Override
    public synchronized Optional<byte[]> read(String name) {
      return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    @Override
    public synchronized void replace(String name, byte[] bytes, Sync sync) {
      files.put(name, bytes.clone());
    }

    @Override
    public synchronized Optional<byte[]> read(String name, long offset, int length) {
      return read(name)
          .filter(bytes -> bytes.length >= offset + length)
          .map(bytes -> Arrays.copyOfRange(bytes, (int) offset, (int) offset + length));
    }

    @Override
    public synchronized void write(String name, long offset, byte[] bytes) {
      byte[] before = files.getOrDefault(name, new byte[0]);
      int length = (int) Math.max(before.length, offset + bytes.length);
      byte[] after = Arrays.copyOf(before, length);
      System.arraycopy(bytes, 0, after, (int) offset, bytes.length);
      files.put(name, after);
    }

    @Override
    public synchronized void append(String name, byte[] bytes, Sync sync) {
      byte[] before = files.getOrDefault(name, new byte[0]);
      byte[] after = Arrays.copyOf(before, before.length + bytes.length);
      System.arraycopy(bytes, 0, after, before.length, bytes.length);
      files.put(name, after);
    }

    @Override
    public synchronized void delete(String name) {
      files.remove(name);
    }

    @Override
    public synchronized List<String> list(String folder) {
      String prefix = folder + "/";
      return files.keySet().stream()
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .filter(name -> !name.contains("/"))
          .toList();
    }
  }
}
