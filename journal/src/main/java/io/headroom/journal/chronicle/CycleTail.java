package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentFormat;
import io.headroom.journal.DocumentSource;
import io.headroom.journal.JournalException;
import io.headroom.journal.RecordBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Makes the end of a log such that Chronicle can go on there, after a process or the machine
 * stopped at any moment. What is taken out is set aside.
 *
 * <ul>
 *   <li>Chronicle stores a document's bytes first and its header last, so a process that was killed
 *       in between leaves bytes behind a header of zero. Chronicle writes over them, but it takes
 *       fresh space for its index to be zero: so they are cleared.
 *   <li>A file whose first blocks, Chronicle's own, are not all there was being made; Chronicle
 *       would wait ten seconds for whoever is making it. It holds one document at most, of which
 *       nobody was told: the first sync takes the blocks with it. One with more is damaged.
 *   <li>What Chronicle notes in a file of the file itself may be newer on disk than the documents.
 *       Then the documents are copied to a new file.
 * </ul>
 */
final class CycleTail {
  private static final int CHUNK = 1 << 20;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(CHUNK).asReadOnlyBuffer();

  /** Chronicle's own first blocks take 66 KB, the first document less than this. */
  private static final long BEING_MADE = (1 << 17) + RecordBatch.MAX_LENGTH;

  private final Path folder;
  private final SetAside setAside;
  private final Consumer<String> notes;

  CycleTail(Path folder, SetAside setAside, Consumer<String> notes) {
    this.folder = folder;
    this.setAside = setAside;
    this.notes = notes;
  }

  /**
   * Looks at the newest cycle file, and at the one before if that one is taken out.
   *
   * @throws JournalException if the file is damaged as no crash could have
   */
  void mend() {
    boolean again = true;
    while (again) {
      again = CycleFiles.newest(folder).map(this::mend).orElse(false);
    }
  }

  private boolean mend(Path file) {
    try (MappedCycle cycle = new MappedCycle(file)) {
      long bytes = lastByte(file, 0) + 1;
      if (bytes > 0 && new CycleTables(cycle).areThere()) {
        mendEnd(cycle, CycleEnd.of(cycle));
        return false;
      }
      takeOut(file, bytes);
      return true;
    } catch (IOException e) {
      throw new JournalException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void takeOut(Path file, long bytes) throws IOException {
    if (bytes == 0) {
      Files.delete(file);
      return;
    }
    if (bytes > BEING_MADE || documents(bytes(file, 0, bytes)) > 1) {
      throw Block.corrupt(
          file, 0, "the first blocks of a cycle file", "others, and documents behind them");
    }
    Path kept = setAside.move(List.of(file), Optional.empty());
    notes.accept(
        String.format(
            Locale.ROOT,
            "the log of %s ended in a cycle file that was being made; left out, kept in %s",
            log(),
            kept));
  }

  /** How many documents there are that are whole, wherever they begin; counts up to two. */
  private static int documents(byte[] file) {
    UnsafeBuffer bytes = new UnsafeBuffer(file);
    DocumentSource.Target target = new DocumentSource.Target();
    int found = 0;
    int at = 0;
    while (found < 2 && at + Block.HEADER_LENGTH <= file.length) {
      int header = bytes.getInt(at, ByteOrder.LITTLE_ENDIAN);
      boolean whole = Block.isDocument(header) && isWhole(bytes, at, Block.length(header), target);
      found += whole ? 1 : 0;
      at = whole ? (int) Block.next(at, header) : at + Block.HEADER_LENGTH;
    }
    return found;
  }

  private static boolean isWhole(
      UnsafeBuffer bytes, int at, int length, DocumentSource.Target target) {
    int begin = at + Block.HEADER_LENGTH;
    if (length < DocumentFormat.HEADER_LENGTH || length > bytes.capacity() - begin) {
      return false;
    }
    UnsafeBuffer document = target.ofCapacity(length);
    document.putBytes(0, bytes, begin, length);
    return DocumentFormat.check(document, length).isEmpty();
  }

  private void mendEnd(MappedCycle cycle, CycleEnd end) throws IOException {
    if (!end.notesFit()) {
      Path kept = rebuild(cycle, end.position());
      notes.accept(
          String.format(
              Locale.ROOT,
              "the log of %s ended in a document that is not there as a whole, though Chronicle had noted it; left out, the file as it was is kept in %s",
              log(),
              kept));
    } else if (!end.hasEnded()) {
      clear(cycle.file(), end.position());
    }
  }

  private Path rebuild(MappedCycle cycle, long end) {
    Optional<Path> replacement = new CycleRebuild(setAside.rebuilt()).before(cycle, end);
    return setAside.move(List.of(cycle.file()), replacement);
  }

  private void clear(Path file, long end) throws IOException {
    long behind = lastByte(file, end) + 1;
    if (behind <= end) {
      return;
    }
    Path kept = setAside.keep(file, end, bytes(file, end, behind));
    zero(file, end, behind);
    notes.accept(
        String.format(
            Locale.ROOT,
            "the log of %s ended in an unfinished write; its %d bytes are left out, kept in %s",
            log(),
            behind - end,
            kept));
  }

  private String log() {
    return folder.getFileName().toString();
  }

  private static byte[] bytes(Path file, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      read(channel, bytes, from);
    }
    return bytes.array();
  }

  private static void zero(Path file, long from, long to) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long position = from; position < to; ) {
        ByteBuffer zeros = ZEROS.slice(0, (int) Math.min(CHUNK, to - position));
        position += channel.write(zeros, position);
      }
    }
    DiskSync.file(file);
  }

  /** Where the last byte is that is not zero; one before {@code from} if there is none. */
  private static long lastByte(Path file, long from) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long end = channel.size(); end > from; ) {
        long begin = Math.max(from, end - CHUNK);
        chunk.clear().limit((int) (end - begin));
        read(channel, chunk, begin);
        chunk.flip();
        int last = last(chunk);
        if (last >= 0) {
          return begin + last;
        }
        end = begin;
      }
      return from - 1;
    }
  }

  private static int last(ByteBuffer chunk) {
    if (chunk.mismatch(ZEROS.slice(0, chunk.remaining())) < 0) {
      return -1;
    }
    int last = chunk.limit() - 1;
    while (chunk.get(last) == 0) {
      last--;
    }
    return last;
  }

  private static void read(FileChannel channel, ByteBuffer target, long position)
      throws IOException {
    int read = 1;
    while (target.hasRemaining() && read > 0) {
      read = channel.read(target, position + target.position());
    }
  }
}
