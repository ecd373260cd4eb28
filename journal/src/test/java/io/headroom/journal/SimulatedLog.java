package io.headroom.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One log's documents on a simulated machine: all are in its page cache, some are on its disk. A
 * document's header is written last, as Chronicle does: one without is invisible, and ends the log.
 */
final class SimulatedLog {
  private static final int SECTOR = 64;

  private final String name;
  private final List<Document> documents = new ArrayList<>();
  private final List<byte[]> records = new ArrayList<>();
  private final List<byte[]> setAside = new ArrayList<>();
  private byte[] unfinished = {};

  SimulatedLog(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  int size() {
    return documents.size();
  }

  byte[] document(int index) {
    return documents.get(index).bytes;
  }

  /** The records of all documents, up to the first that is damaged; a view. */
  List<byte[]> records() {
    return Collections.unmodifiableList(records);
  }

  /** What recovery has set aside of it so far, document by document. */
  List<byte[]> setAside() {
    return Collections.unmodifiableList(setAside);
  }

  /** Whether documents behind a damaged one are there: what no torn tail is. */
  boolean isDamagedBeforeItsEnd() {
    int whole = 0;
    while (whole < documents.size() && isWhole(documents.get(whole).bytes)) {
      whole++;
    }
    return whole + 1 < documents.size();
  }

  void append(byte[] bytes) {
    unfinished = new byte[0];
    documents.add(new Document(bytes));
    records.addAll(recordsOf(bytes));
  }

  /** Leaves bytes without a header behind the last document, where the next one will go. */
  void appendPart(byte[] bytes, RandomGenerator random) {
    unfinished = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  /** Writes to disk all that the cache knows to be dirty. */
  void sync() {
    for (Document document : documents) {
      document.reach = document.reach == Reach.CACHE ? Reach.DISK : document.reach;
    }
  }

  /**
   * A sync that fails. As on Linux, what could not be written counts as clean afterwards: no later
   * sync tries it again, though every read from the cache succeeds.
   */
  void failToSync(RandomGenerator random) {
    for (Document document : documents) {
      if (document.reach == Reach.CACHE) {
        document.reach = random.nextBoolean() ? Reach.DISK : Reach.DROPPED;
      }
    }
  }

  /** Writes the last document's bytes over themselves, so that the cache knows them to be dirty. */
  void rewriteLast() {
    if (!documents.isEmpty()) {
      Document last = documents.get(documents.size() - 1);
      last.reach = last.reach == Reach.DROPPED ? Reach.CACHE : last.reach;
    }
  }

  /** The kernel writes some of what is dirty to disk, when and in the order in which it likes. */
  void writeBack(RandomGenerator random) {
    for (Document document : documents) {
      if (document.reach == Reach.CACHE && random.nextBoolean()) {
        document.reach = Reach.DISK;
      }
    }
  }

  /** Only the disk remains, and of what was on its way there any part. */
  void losePower(RandomGenerator random) {
    List<Document> before = List.copyOf(documents);
    documents.clear();
    unfinished = new byte[0];
    for (Document document : before) {
      byte[] left = document.reach == Reach.DISK ? document.bytes : part(document.bytes, random);
      if (left.length == 0) {
        unfinished = document.bytes;
        break;
      }
      documents.add(new Document(left));
    }
    sync();
    readRecords();
  }

  /** Clears what an unfinished write left, as a store does when it is opened. */
  int clearUnfinished() {
    int cleared = unfinished.length;
    if (cleared > 0) {
      setAside.add(unfinished);
      unfinished = new byte[0];
    }
    return cleared;
  }

  void setAsideAfter(long lastNumber) {
    List<Document> before = List.copyOf(documents);
    documents.clear();
    boolean over = false;
    for (Document document : before) {
      over = over || !isWhole(document.bytes) || lastOf(document.bytes) > lastNumber;
      if (over) {
        setAside.add(document.bytes);
        keepUpTo(lastNumber, document.bytes);
      } else {
        documents.add(document);
      }
    }
    readRecords();
  }

  /** Flips one bit of a document, in the cache and on disk. */
  void flip(int index, int bit) {
    documents.get(index).bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
  }

  private void keepUpTo(long lastNumber, byte[] document) {
    if (!isWhole(document) || firstOf(document) > lastNumber) {
      return;
    }
    RecordBatch batch = new RecordBatch();
    List<byte[]> kept = recordsOf(document);
    for (int i = 0; firstOf(document) + i <= lastNumber; i++) {
      batch.add(new UnsafeBuffer(kept.get(i)), 0, kept.get(i).length);
    }
    Document shorter = new Document(bytes(batch.seal(), batch.length()));
    shorter.reach = Reach.DISK;
    documents.add(shorter);
  }

  private void readRecords() {
    records.clear();
    for (Document document : documents) {
      if (!isWhole(document.bytes)) {
        return;
      }
      records.addAll(recordsOf(document.bytes));
    }
  }

  /** All of the bytes, or with sectors that are zero still, or cut short, or none. */
  private static byte[] part(byte[] bytes, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> bytes;
      case 1 -> new byte[0];
      case 2 -> Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      default -> withoutSectors(bytes, random);
    };
  }

  private static byte[] withoutSectors(byte[] bytes, RandomGenerator random) {
    byte[] left = bytes.clone();
    for (int at = 0; at < left.length; at += SECTOR) {
      if (random.nextBoolean()) {
        Arrays.fill(left, at, Math.min(at + SECTOR, left.length), (byte) 0);
      }
    }
    return left;
  }

  static byte[] bytes(DirectBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  static boolean isWhole(byte[] document) {
    return DocumentFormat.check(buffer(document), document.length).isEmpty();
  }

  private static long firstOf(byte[] document) {
    return DocumentFormat.firstNumber(buffer(document));
  }

  static long lastOf(byte[] document) {
    return firstOf(document) + DocumentFormat.records(buffer(document)) - 1;
  }

  private static List<byte[]> recordsOf(byte[] document) {
    UnsafeBuffer buffer = buffer(document);
    List<byte[]> found = new ArrayList<>();
    int at = DocumentFormat.HEADER_LENGTH;
    for (int i = 0; i < DocumentFormat.records(buffer); i++) {
      int from = at + DocumentFormat.RECORD_PREFIX_LENGTH;
      at = from + buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
      found.add(Arrays.copyOfRange(document, from, at));
    }
    return found;
  }

  private static UnsafeBuffer buffer(byte[] document) {
    return new UnsafeBuffer(ByteBuffer.wrap(document));
  }

  /** How far a document has come. */
  private enum Reach {
    CACHE,
    DISK,
    /** A sync of it failed: the cache thinks that it is on disk, and it is not. */
    DROPPED
  }

  private static final class Document {
    private final byte[] bytes;
    private Reach reach = Reach.CACHE;

    Document(byte[] bytes) {
      this.bytes = bytes;
    }
  }
}
