package io.headroom.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The checkpoints of one day's file.
 *
 * @param entries in the file's order
 * @param length bytes of the file
 */
public record CheckpointDay(List<Entry> entries, int length) {
  private static final byte[] SIGNATURE = "— ".getBytes(StandardCharsets.UTF_8);

  /** Keeps its own list. */
  public CheckpointDay {
    entries = List.copyOf(entries);
  }

  /**
   * One of the notes, as it stands between two offsets.
   *
   * @param checkpoint empty if the bytes are no checkpoint; its signatures are not checked
   * @param problem why they are none
   * @param bytes what stands there then, a character for each byte (ISO 8859-1)
   */
  public record Entry(
      int from,
      int to,
      Optional<SignedCheckpoint> checkpoint,
      Optional<String> problem,
      Optional<String> bytes) {
    /**
     * Whether this is what a crash leaves of a note that was being added: the true beginning of one
     * of this log, or that and zeros.
     *
     * @param origin of the log
     * @param mostSize of the newest checkpoint, which is written before its day
     */
    public boolean isTorn(String origin, long mostSize) {
      return bytes.filter(there -> new TornNote(origin, mostSize).matches(there)).isPresent();
    }
  }

  /** Cuts a file into notes, each of which ends with its signature lines. */
  static CheckpointDay parse(byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    int noteStart = 0;
    boolean inSignatures = false;
    for (int lineStart = 0; lineStart < bytes.length; lineStart = lineEnd(bytes, lineStart)) {
      boolean signature = isSignature(bytes, lineStart);
      if (inSignatures && !signature) {
        entries.add(entry(bytes, noteStart, lineStart));
        noteStart = lineStart;
      }
      inSignatures = signature;
    }
    if (noteStart < bytes.length) {
      entries.add(entry(bytes, noteStart, bytes.length));
    }
    return new CheckpointDay(entries, bytes.length);
  }

  /** The whole ones. */
  List<SignedCheckpoint> checkpoints() {
    return entries.stream().flatMap(entry -> entry.checkpoint().stream()).toList();
  }

  /** The last one that is whole. */
  Optional<SignedCheckpoint> last() {
    List<SignedCheckpoint> all = checkpoints();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Where the last whole one ends, if something stands behind it that is none. */
  public OptionalInt tornFrom() {
    int end =
        entries.stream()
            .filter(entry -> entry.checkpoint().isPresent())
            .mapToInt(Entry::to)
            .max()
            .orElse(0);
    return end < length ? OptionalInt.of(end) : OptionalInt.empty();
  }

  private static Entry entry(byte[] bytes, int from, int to) {
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(Arrays.copyOfRange(bytes, from, to));
      return new Entry(from, to, Optional.of(checkpoint), Optional.empty(), Optional.empty());
    } catch (SealException e) {
      String there = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      return new Entry(from, to, Optional.empty(), Optional.of(e.getMessage()), Optional.of(there));
    }
  }

  private static boolean isSignature(byte[] bytes, int at) {
    int end = Math.min(bytes.length, at + SIGNATURE.length);
    return Arrays.equals(bytes, at, end, SIGNATURE, 0, SIGNATURE.length);
  }

  private static int lineEnd(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end + 1;
  }
}
