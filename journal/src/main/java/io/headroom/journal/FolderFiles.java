package io.headroom.journal;

import io.headroom.journal.chronicle.DiskSync;
import io.headroom.journal.chronicle.SyncedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A journal's small files in its folder. */
public final class FolderFiles implements JournalFiles {
  private static final String BEING_WRITTEN = ".new";

  private final Path root;

  /** In a journal's folder. */
  public FolderFiles(Path root) {
    this.root = root;
  }

  @Override
  public Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new JournalException("cannot read " + root.resolve(name) + ": " + reason(e), e);
    }
  }

  @Override
  public void replace(String name, byte[] bytes, Sync sync) {
    Path file = root.resolve(name);
    Path beside = file.resolveSibling(file.getFileName() + BEING_WRITTEN);
    try {
      writeInFolder(beside, bytes, sync, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      if (sync == Sync.DISK) {
        DiskSync.folder(file.getParent());
      }
    } catch (IOException e) {
      throw new JournalException("cannot write " + file + ": " + reason(e), e);
    }
  }

  @Override
  public Optional<byte[]> read(String name, long offset, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(root.resolve(name), StandardOpenOption.READ)) {
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = channel.read(bytes, offset + bytes.position());
      }
      return bytes.hasRemaining() ? Optional.empty() : Optional.of(bytes.array());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new JournalException("cannot read " + root.resolve(name) + ": " + reason(e), e);
    }
  }

  @Override
  public void write(String name, long offset, byte[] bytes) {
    Path file = root.resolve(name);
    try {
      writeAt(file, offset, bytes);
    } catch (NoSuchFileException e) {
      writeInNewFolder(file, offset, bytes);
    } catch (IOException e) {
      throw new JournalException("cannot write " + file + ": " + reason(e), e);
    }
  }

  private static void writeInNewFolder(Path file, long offset, byte[] bytes) {
    try {
      SyncedFiles.makeFolder(file.getParent());
      writeAt(file, offset, bytes);
    } catch (IOException e) {
      throw new JournalException("cannot write " + file + ": " + reason(e), e);
    }
  }

  private static void writeAt(Path file, long offset, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer, offset + buffer.position());
      }
    }
  }

  @Override
  public void append(String name, byte[] bytes, Sync sync) {
    Path file = root.resolve(name);
    boolean mayBeNew = sync == Sync.DISK && !Files.exists(file);
    try {
      writeInFolder(file, bytes, sync, StandardOpenOption.APPEND);
      if (mayBeNew) {
        DiskSync.folder(file.getParent());
      }
    } catch (IOException e) {
      throw new JournalException("cannot write " + file + ": " + reason(e), e);
    }
  }

  @Override
  public void delete(String name) {
    Path file = root.resolve(name);
    try {
      if (Files.deleteIfExists(file)) {
        deleteIfEmpty(file.getParent());
      }
    } catch (IOException e) {
      throw new JournalException("cannot delete " + root.resolve(name) + ": " + reason(e), e);
    }
  }

  @Override
  public List<String> list(String folder) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.endsWith(BEING_WRITTEN))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new JournalException("cannot list " + path + ": " + reason(e), e);
    }
  }

  /** Most folders are there already, so they are made only if they turn out not to be. */
  private static void writeInFolder(Path file, byte[] bytes, Sync sync, StandardOpenOption how)
      throws IOException {
    try {
      write(file, bytes, sync, how);
    } catch (NoSuchFileException e) {
      SyncedFiles.makeFolder(file.getParent());
      write(file, bytes, sync, how);
    }
  }

  private static void write(Path file, byte[] bytes, Sync sync, StandardOpenOption how)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (sync == Sync.DISK) {
        DiskSync.bytes(file, channel);
      }
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Other files are still in it.
      return;
    }
  }

  private static String reason(IOException e) {
    return FileProblem.of(e);
  }
}
