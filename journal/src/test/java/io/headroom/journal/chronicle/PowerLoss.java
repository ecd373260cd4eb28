package io.headroom.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a folder would be after a loss of power: of each file the pages of its last sync, and of
 * those that have changed since any; of each folder the entries of its last sync, and of those that
 * came or went since any. A move is done as a whole or not at all.
 */
public final class PowerLoss implements DiskSync.Observer, AutoCloseable {
  private static final int PAGE = 4_096;

  /** So many zeros in a row are taken for the end of what was written in a file. */
  private static final int END = 4 << 20;

  private final Path root;
  private final Random random;
  private final Runnable beforeSync;
  private final Map<Object, OnDisk> files = new HashMap<>();
  private final Map<Path, Map<String, Object>> folders = new HashMap<>();
  private final Map<Object, FileChannel> pinned = new HashMap<>();

  /**
   * Begins with all that is in the folder on disk.
   *
   * @param beforeSync called before each sync of what is in the folder
   */
  public PowerLoss(Path root, Random random, Runnable beforeSync) {
    this.root = root;
    this.random = random;
    this.beforeSync = beforeSync;
    for (Path path : all(root)) {
      after(path);
    }
    DiskSync.observe(this);
  }

  @Override
  public void before(Path path) {
    if (path.startsWith(root)) {
      beforeSync.run();
    }
  }

  @Override
  public void after(Path path) {
    if (!path.startsWith(root)) {
      return;
    }
    if (Files.isDirectory(path)) {
      folders.put(path, entries(path));
    } else {
      pin(path);
      files.put(key(path), read(path));
    }
  }

  @Override
  public void close() {
    DiskSync.observe(new DiskSync.Observer() {});
    pinned.values().forEach(PowerLoss::close);
  }

  /** While a file is open no other gets its number, also if it is deleted. */
  private void pin(Path file) {
    pinned.computeIfAbsent(key(file), any -> open(file));
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the folder as it might be if the power went now. */
  public void image(Path target) {
    double kept = List.of(0.0, 0.1, 0.5, 0.5, 0.9, 1.0).get(random.nextInt(6));
    new Image(kept).make(target);
  }

  private final class Image {
    private final double kept;
    private final Map<Object, Path> now = new HashMap<>();
    private final Map<Path, Map<String, Object>> chosen = new TreeMap<>();

    Image(double kept) {
      this.kept = kept;
      for (Path path : all(root)) {
        now.put(key(path), path);
      }
    }

    void make(Path target) {
      Set<Object> placed = new HashSet<>();
      for (Path folder : all(root)) {
        if (Files.isDirectory(folder)) {
          chosen.put(folder, come(folder, placed));
        }
      }
      folders.forEach(
          (folder, entries) ->
              chosen.computeIfAbsent(folder, any -> new TreeMap<>()).putAll(gone(folder, placed)));
      write(root, target);
    }

    /** What is there now, less some of what is not on disk yet. */
    private Map<String, Object> come(Path folder, Set<Object> placed) {
      Map<String, Object> durable = folders.getOrDefault(folder, Map.of());
      Map<String, Object> entries = new TreeMap<>();
      entries(folder)
          .forEach(
              (name, key) -> {
                if (key.equals(durable.get(name)) || keep()) {
                  entries.put(name, key);
                  placed.add(key);
                }
              });
      return entries;
    }

    /** What is on disk and no longer there now, or another file by now, if it is not elsewhere. */
    private Map<String, Object> gone(Path folder, Set<Object> placed) {
      Map<String, Object> entries = new TreeMap<>();
      Map<String, Object> taken = chosen.getOrDefault(folder, Map.of());
      Set<String> replaced = Files.isDirectory(folder) ? entries(folder).keySet() : Set.of();
      folders
          .get(folder)
          .forEach(
              (name, key) -> {
                boolean moved = now.containsKey(key);
                boolean mayStay = !placed.contains(key) && !taken.containsKey(name);
                if (mayStay && (moved || replaced.contains(name) || keep())) {
                  entries.put(name, key);
                }
              });
      return entries;
    }

    private boolean keep() {
      return random.nextDouble() < kept;
    }

    private void write(Path folder, Path target) {
      try {
        Files.createDirectories(target);
        for (Map.Entry<String, Object> entry : chosen.getOrDefault(folder, Map.of()).entrySet()) {
          Path source = folder.resolve(entry.getKey());
          Path to = target.resolve(entry.getKey());
          if (chosen.containsKey(source)) {
            write(source, to);
          } else {
            writeFile(entry.getValue(), to);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void writeFile(Object key, Path to) throws IOException {
      OnDisk before = files.getOrDefault(key, OnDisk.NOTHING);
      OnDisk after = now.containsKey(key) ? read(now.get(key)) : before;
      TreeMap<Long, byte[]> pages = new TreeMap<>(before.pages());
      after
          .pages()
          .forEach(
              (page, bytes) -> {
                if (!Arrays.equals(bytes, before.pages().get(page)) && keep()) {
                  pages.put(page, bytes);
                }
              });
      // A page that has become zero.
      before
          .pages()
          .forEach(
              (page, bytes) -> {
                if (!after.pages().containsKey(page) && keep()) {
                  pages.remove(page);
                }
              });
      long size = keep() ? after.size() : sizeBetween(before.size(), after.size());
      new OnDisk(size, pages).write(to);
    }

    private long sizeBetween(long before, long after) {
      if (after <= before || random.nextBoolean()) {
        return before;
      }
      // A growing file may be cut anywhere; most of Chronicle's growth is empty.
      long most = Math.min(after, before + 200_000);
      return before + random.nextInt((int) (most - before) + 1);
    }
  }

  /** A file's size, and its pages that are not zero. */
  private record OnDisk(long size, Map<Long, byte[]> pages) {
    private static final OnDisk NOTHING = new OnDisk(0, Map.of());

    void write(Path to) throws IOException {
      try (FileChannel channel =
          FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (Map.Entry<Long, byte[]> page : pages.entrySet()) {
          long start = page.getKey() * PAGE;
          int length = (int) Math.min(page.getValue().length, size - start);
          if (length > 0) {
            channel.write(ByteBuffer.wrap(page.getValue(), 0, length), start);
          }
        }
        if (channel.size() < size) {
          channel.write(ByteBuffer.allocate(1), size - 1);
        }
      }
    }
  }

  private static OnDisk read(Path file) {
    TreeMap<Long, byte[]> pages = new TreeMap<>();
    byte[] chunk = new byte[END];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      boolean more = true;
      for (long position = 0; more && position < size; position += END) {
        int length = channel.read(ByteBuffer.wrap(chunk), position);
        more = addPages(pages, position / PAGE, chunk, length);
      }
      return new OnDisk(size, pages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean addPages(Map<Long, byte[]> pages, long first, byte[] chunk, int length) {
    boolean any = false;
    byte[] zeros = new byte[PAGE];
    for (int at = 0; at < length; at += PAGE) {
      int end = Math.min(at + PAGE, length);
      if (Arrays.mismatch(chunk, at, end, zeros, 0, end - at) >= 0) {
        pages.put(first + at / PAGE, Arrays.copyOfRange(chunk, at, end));
        any = true;
      }
    }
    return any;
  }

  private static Map<String, Object> entries(Path folder) {
    Map<String, Object> entries = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> entries.put(file.getFileName().toString(), key(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static List<Path> all(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stays the same when a file is moved. */
  private static Object key(Path path) {
    try {
      return Files.getAttribute(path, "unix:ino");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
