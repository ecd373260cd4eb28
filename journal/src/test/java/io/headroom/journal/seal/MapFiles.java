package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A journal's small files in memory, for tests to look at and to damage. */
class MapFiles implements JournalFiles {
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  MapFiles copy() {
    MapFiles copy = new MapFiles();
    copy.files.putAll(files);
    return copy;
  }

  List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(name)).map(byte[]::clone);
  }

  @Override
  public void replace(String name, byte[] bytes, Sync sync) {
    files.put(name, bytes.clone());
  }

  @Override
  public Optional<byte[]> read(String name, long offset, int length) {
    return read(name)
        .filter(bytes -> bytes.length >= offset + length)
        .map(bytes -> Arrays.copyOfRange(bytes, (int) offset, (int) offset + length));
  }

  @Override
  public void write(String name, long offset, byte[] bytes) {
    byte[] before = files.getOrDefault(name, new byte[0]);
    int length = (int) Math.max(before.length, offset + bytes.length);
    byte[] after = Arrays.copyOf(before, length);
    System.arraycopy(bytes, 0, after, (int) offset, bytes.length);
    files.put(name, after);
  }

  @Override
  public void append(String name, byte[] bytes, Sync sync) {
    byte[] before = files.getOrDefault(name, new byte[0]);
    byte[] after = Arrays.copyOf(before, before.length + bytes.length);
    System.arraycopy(bytes, 0, after, before.length, bytes.length);
    files.put(name, after);
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public List<String> list(String folder) {
    return files.keySet().stream()
        .filter(name -> name.startsWith(folder + "/"))
        .map(name -> name.substring(folder.length() + 1))
        .filter(name -> name.indexOf('/') < 0)
        .toList();
  }
}
