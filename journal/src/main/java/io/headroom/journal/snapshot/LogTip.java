package io.headroom.journal.snapshot;

import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordLog;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.seal.TreeHash;
import io.headroom.journal.seal.TreeHasher;
import java.util.Locale;
import java.util.Optional;

/**
 * A log up to a record: what tells it from another log, or from the same one written again.
 *
 * @param last number of the record, 0 for none
 * @param leaf the record's bytes, hashed as a leaf of the log's Merkle tree; zeros for none
 * @param sealed how many records a checkpoint covered then
 */
public record LogTip(long last, TreeHash leaf, SealedSizes.Sealed sealed) {
  /** The tip of a log that holds the record. */
  public static LogTip of(RecordLog log, long last, SealedSizes.Sealed sealed) {
    return new LogTip(last, leaf(log, last).orElse(SealedSizes.NO_HASH), sealed);
  }

  /** Why this is not a part of a log, if it is not. */
  public Optional<String> objection(RecordLog log) {
    if (last > log.lastNumber()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "it is ahead of the log of %s: it knows %d of them, the log ends at %d",
              log.name(),
              last,
              log.lastNumber()));
    }
    return leaf(log, last).orElse(SealedSizes.NO_HASH).equals(leaf)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "record %d of the log of %s is not the one that it was taken after: one of them was written anew",
                last,
                log.name()));
  }

  /** Writes it as a part of a file. */
  public void write(StateWriter to) {
    to.putLong(last).putBytes(leaf.bytes());
    sealed.write(to);
  }

  /** Reads what {@link #write} wrote. */
  public static LogTip read(StateReader from) {
    return new LogTip(from.takeLong(), SealedSizes.hash(from), SealedSizes.Sealed.read(from));
  }

  private static Optional<TreeHash> leaf(RecordLog log, long number) {
    if (number == 0) {
      return Optional.empty();
    }
    try (RecordCursor cursor = new RecordCursor(log.reader(number))) {
      if (!cursor.next()) {
        return Optional.empty();
      }
      byte[] record = new byte[cursor.length()];
      cursor.buffer().getBytes(cursor.offset(), record);
      return Optional.of(new TreeHasher().leaf(record));
    }
  }
}
