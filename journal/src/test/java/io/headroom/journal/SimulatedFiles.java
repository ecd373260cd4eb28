package io.headroom.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Small files on a simulated machine: what its page cache holds of them, and what its disk may. */
final class SimulatedFiles {
  private final TreeMap<String, Versions> files = new TreeMap<>();
  private final RandomGenerator random;

  SimulatedFiles(RandomGenerator random) {
    this.random = random;
  }

  Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(name)).flatMap(file -> file.cache).map(byte[]::clone);
  }

  List<String> list(String folder) {
    String prefix = folder + "/";
    return files.entrySet().stream()
        .filter(file -> file.getValue().cache.isPresent())
        .map(Map.Entry::getKey)
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(name -> !name.contains("/"))
        .toList();
  }

  /** Names of all files, in every folder. */
  List<String> all() {
    return files.entrySet().stream()
        .filter(file -> file.getValue().cache.isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A new file, synced before it takes the old one's name: a power loss leaves either. */
  void replaceSynced(String name, byte[] bytes) {
    Versions file = file(name);
    file.cache = Optional.of(bytes.clone());
    file.mayBe(file.cache);
  }

  /**
   * A new file in place of an old one. Until it is synced the name may be on disk before its bytes:
   * a power loss leaves the old file, the new one, none, or the new one with some bytes missing.
   */
  void replace(String name, byte[] bytes) {
    Versions file = file(name);
    file.cache = Optional.of(bytes.clone());
    file.mayBe(Optional.of(bytes.clone()));
    file.mayBe(Optional.of(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))));
    byte[] zeroed = bytes.clone();
    Arrays.fill(zeroed, random.nextInt(bytes.length + 1), bytes.length, (byte) 0);
    file.mayBe(Optional.of(zeroed));
  }

  /** Bytes over what is there; a power loss before the sync leaves any part of them. */
  void write(String name, int offset, byte[] bytes) {
    Versions file = file(name);
    byte[] before = file.cache.orElse(new byte[0]);
    byte[] after = Arrays.copyOf(before, Math.max(before.length, offset + bytes.length));
    System.arraycopy(bytes, 0, after, offset, bytes.length);
    file.cache = Optional.of(after);
    file.mayBe(Optional.of(after));
    byte[] part = after.clone();
    int from = offset + random.nextInt(bytes.length + 1);
    Arrays.fill(part, from, from + random.nextInt(offset + bytes.length - from + 1), (byte) 0);
    file.mayBe(Optional.of(part));
    file.mayBe(Optional.of(Arrays.copyOf(after, random.nextInt(after.length + 1))));
  }

  /** Bytes behind what is there; a power loss before the sync leaves any number of them. */
  void append(String name, byte[] bytes) {
    Versions file = file(name);
    byte[] before = file.cache.orElse(new byte[0]);
    byte[] after = Arrays.copyOf(before, before.length + bytes.length);
    System.arraycopy(bytes, 0, after, before.length, bytes.length);
    file.cache = Optional.of(after);
    int cut = before.length + random.nextInt(bytes.length + 1);
    file.mayBe(Optional.of(Arrays.copyOf(after, cut)));
    file.mayBe(file.cache);
  }

  /** Until the folder is written a power loss brings the file back. */
  void delete(String name) {
    Versions file = file(name);
    file.cache = Optional.empty();
    file.mayBe(Optional.empty());
  }

  void sync(String name) {
    Versions file = file(name);
    file.disk = file.cache;
    file.possible.clear();
  }

  void losePower() {
    for (Versions file : files.values()) {
      int choice = random.nextInt(file.possible.size() + 1);
      file.disk = choice == 0 ? file.disk : file.possible.get(choice - 1);
      file.cache = file.disk;
      file.possible.clear();
    }
  }

  /** Flips one bit of a file, in the cache and on disk. */
  void flip(String name, int bit) {
    byte[] bytes = read(name).orElseThrow();
    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    replaceSynced(name, bytes);
    sync(name);
  }

  private Versions file(String name) {
    return files.computeIfAbsent(name, key -> new Versions());
  }

  private static final class Versions {
    private final List<Optional<byte[]>> possible = new ArrayList<>();
    private Optional<byte[]> cache = Optional.empty();
    private Optional<byte[]> disk = Optional.empty();

    private void mayBe(Optional<byte[]> version) {
      possible.add(version);
    }
  }
}
