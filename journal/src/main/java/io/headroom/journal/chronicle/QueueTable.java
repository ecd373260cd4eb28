package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * Chronicle's table beside a queue's cycle files: its locks, and which cycles there are. Chronicle
 * writes a new one step by step and can't open what a kill has left of it; so it is made elsewhere
 * and then moved to its place. It is not forced to disk later, and holds nothing that could not be
 * told from the files: one that does not look as it must is made again.
 */
final class QueueTable {
  static final String FILE = "metadata.cq4t";

  private static final String SUFFIX = ".new";

  /** The longest, the header, takes 148 bytes. */
  private static final int MAX_ENTRY = 1_024;

  private QueueTable() {}

  /**
   * Sees to it that Chronicle can open the queue. The caller holds the journal's lock.
   *
   * @throws JournalException if the folder cannot be written
   */
  static void prepare(Path folder, Consumer<String> notes) {
    Path table = folder.resolve(FILE);
    try {
      if (!Files.isDirectory(folder)) {
        SyncedFiles.makeFolder(folder);
        make(folder);
      } else if (!Files.exists(table)) {
        make(folder);
      } else if (!canBeOpened(table)) {
        make(folder);
        notes.accept("Chronicle's table " + table + " was damaged; it was made again");
      }
    } catch (IOException | UncheckedIOException e) {
      throw new JournalException(
          String.format(
              Locale.ROOT,
              "cannot make the queue %s: %s: %s",
              folder,
              e.getClass().getSimpleName(),
              e.getMessage()),
          e);
    }
  }

  private static void make(Path folder) throws IOException {
    Path beside = folder.resolveSibling(folder.getFileName() + SUFFIX);
    SyncedFiles.deleteTree(beside);
    // Appender and tailer make the table's entries for locks and cycles, too.
    try (SingleChronicleQueue queue = ChronicleStore.builder(beside).build()) {
      queue.createAppender().close();
      queue.createTailer().toEnd().close();
    }
    DiskSync.file(beside.resolve(FILE));
    SyncedFiles.move(beside.resolve(FILE), folder.resolve(FILE));
    SyncedFiles.deleteTree(beside);
  }

  private static boolean canBeOpened(Path table) throws IOException {
    if (!isWhole(ByteBuffer.wrap(Files.readAllBytes(table)).order(ByteOrder.LITTLE_ENDIAN))) {
      return false;
    }
    try {
      StaleLocks.open(table);
      return true;
    } catch (RuntimeException e) {
      // Chronicle has many ways to fail on a table that it did not write so.
      return false;
    }
  }

  /** A header, then entries of a name and a number each, then zeros. */
  private static boolean isWhole(ByteBuffer table) {
    int end = 0;
    int entries = 0;
    int header = header(table, end);
    while (Block.isComplete(header) && Block.length(header) < MAX_ENTRY) {
      entries++;
      end = (int) Block.next(end, header);
      header = header(table, end);
    }
    return entries > 0 && Block.isMetadata(table.getInt(0)) && isZero(table, end);
  }

  private static int header(ByteBuffer table, int position) {
    return position + Block.HEADER_LENGTH <= table.capacity() ? table.getInt(position) : -1;
  }

  private static boolean isZero(ByteBuffer table, int from) {
    int at = from;
    while (at < table.capacity() && table.get(at) == 0) {
      at++;
    }
    return at == table.capacity();
  }
}
