package io.headroom.forecast.training.panel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file for each result, named by its key. A file is written beside its place and moved there, so
 * there never is a part of one.
 */
record FolderStore(Path folder) implements TrainingStore {
  private static final String SUFFIX = ".trained";

  @Override
  public Optional<TrainedNetwork> find(String key) throws IOException {
    Path file = file(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResultBytes.read(Files.readAllBytes(file)));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + ": " + e.getMessage() + "; delete it to have it trained again", e);
    }
  }

  @Override
  public void keep(String key, TrainedNetwork network) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, key, ".unfinished");
    write(unfinished, ResultBytes.of(network));
    Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + SUFFIX);
  }
}
