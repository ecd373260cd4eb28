package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentSource;
import io.headroom.journal.FileProblem;
import io.headroom.journal.JournalException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the documents of one cycle file from front to back, from the file itself or from a
 * compressed copy, without Chronicle. It is for files, or parts of files, that nobody writes any
 * more; a document's checksum is for who reads it.
 *
 * <p>It is strict: a block that the file does not hold to its end is an error, not an end.
 */
public final class CycleFileReader implements DocumentSource {
  private static final int CHUNK = 1 << 18;
  private static final String COMPRESSED = ".gz";

  private final String file;
  private final InputStream in;
  private final ByteBuffer word =
      ByteBuffer.allocate(Block.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
  private final UnsafeBuffer document = new UnsafeBuffer(new byte[CHUNK]);
  private long read;
  private long position = -1;
  private int length;
  private Ending ending = Ending.NONE;

  /** How a file ends. */
  public enum Ending {
    /** Its end was not reached yet. */
    NONE,
    /** Its day has ended. */
    END_OF_CYCLE,
    /** Nothing further was written yet. */
    OPEN,
    /** A block was begun and not ended, as when its writer was killed. */
    UNFINISHED
  }

  /**
   * Reads a file's bytes.
   *
   * @param file its name, for messages
   * @param in closed with this
   */
  public CycleFileReader(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a cycle file, or a copy that gzip has compressed, whose name ends in {@code .gz}.
   *
   * @throws JournalException if it cannot be opened
   */
  public static CycleFileReader open(Path file) {
    try {
      InputStream bytes = Files.newInputStream(file);
      return new CycleFileReader(file.toString(), uncompressed(file, bytes));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** Opens a copy that gzip has compressed, whatever its name. */
  static CycleFileReader compressed(Path file) {
    try {
      InputStream bytes = Files.newInputStream(file);
      return new CycleFileReader(file.toString(), new GZIPInputStream(bytes, CHUNK));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * The cycle files of a queue's folder, the oldest first; none if the folder is not there.
   *
   * @throws JournalException if the folder cannot be listed
   */
  public static List<Path> files(Path folder) {
    return CycleFiles.list(folder);
  }

  /**
   * Moves on to the next document.
   *
   * @return false if there is none; {@link #ending} says why
   * @throws JournalException if the file is cut short or holds a block of impossible length
   */
  public boolean next() {
    while (ending == Ending.NONE) {
      long at = read;
      int header = header();
      if (Block.isComplete(header)) {
        load(at, header);
        if (!Block.isMetadata(header)) {
          position = at;
          return true;
        }
      } else {
        ending = endingOf(header);
      }
    }
    return false;
  }

  /** The document's bytes from index 0; valid until the next one. */
  public UnsafeBuffer document() {
    return document;
  }

  /** The document's bytes. */
  public int length() {
    return length;
  }

  /** Where in the file (uncompressed) the document's block begins. */
  public long position() {
    return position;
  }

  /** How many bytes were read: where there is no further document, all that the file holds. */
  long end() {
    return read;
  }

  /** Why there is no further document. */
  public Ending ending() {
    return ending;
  }

  @Override
  public int next(Target target) {
    if (!next()) {
      return -1;
    }
    target.ofCapacity(length).putBytes(0, document, 0, length);
    return length;
  }

  @Override
  public String where() {
    return file + " byte " + position;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private int header() {
    int there = fill(word.array(), Block.HEADER_LENGTH);
    if (there == 0) {
      return Block.NOTHING_YET;
    }
    if (there < Block.HEADER_LENGTH) {
      throw cutShort(read - there, Block.HEADER_LENGTH, there);
    }
    return word.getInt(0);
  }

  private void load(long at, int header) {
    length = Block.length(header);
    if (length > Block.MAX_LENGTH) {
      throw Block.corrupt(
          file, at, "a block of at most " + Block.MAX_LENGTH + " bytes", length + " bytes");
    }
    int padded = (int) (Block.next(at, header) - at) - Block.HEADER_LENGTH;
    if (document.capacity() < padded) {
      document.wrap(new byte[Math.max(padded, 2 * document.capacity())]);
    }
    int there = fill(document.byteArray(), padded);
    if (there < length) {
      throw cutShort(at, Block.HEADER_LENGTH + length, Block.HEADER_LENGTH + there);
    }
  }

  private JournalException cutShort(long at, int expected, int found) {
    return Block.corrupt(
        file, at, "a block of " + expected + " bytes", "the file's end after " + found);
  }

  private int fill(byte[] target, int bytes) {
    try {
      int there = in.readNBytes(target, 0, bytes);
      read += there;
      return there;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Ending endingOf(int header) {
    return switch (header) {
      case Block.NOTHING_YET -> Ending.OPEN;
      case Block.END_OF_CYCLE -> Ending.END_OF_CYCLE;
      default -> Ending.UNFINISHED;
    };
  }

  private static InputStream uncompressed(Path file, InputStream bytes) throws IOException {
    return file.toString().endsWith(COMPRESSED)
        ? new GZIPInputStream(bytes, CHUNK)
        : new BufferedInputStream(bytes, CHUNK);
  }

  private static JournalException unreadable(String file, IOException reason) {
    return new JournalException("cannot read " + file + ": " + FileProblem.of(reason), reason);
  }
}
