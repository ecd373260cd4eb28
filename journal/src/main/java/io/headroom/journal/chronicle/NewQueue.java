package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * Makes a queue whole or not at all. Chronicle writes a new queue's tables step by step, and can't
 * open what a kill has left of them; so a queue is made beside its place and then moved there.
 */
final class NewQueue {
  private static final String SUFFIX = ".new";

  private NewQueue() {}

  /**
   * Makes an empty queue in a folder that is not there, or is empty.
   *
   * @throws JournalException if the folder cannot be made
   */
  static void make(Path folder) {
    Path beside = folder.resolveSibling(folder.getFileName() + SUFFIX);
    try {
      delete(beside);
      // Appender and tailer make the table's entries for locks and cycles, too.
      try (SingleChronicleQueue queue = ChronicleStore.builder(beside).build()) {
        queue.createAppender().close();
        queue.createTailer().toEnd().close();
      }
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UncheckedIOException e) {
      throw new JournalException("cannot make the queue " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
