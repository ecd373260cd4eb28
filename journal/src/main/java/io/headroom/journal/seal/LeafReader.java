package io.headroom.journal.seal;

import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.RecordCursor;

/** Reads ranges of a log's records again as leaf hashes, to make tiles that are missing. */
final class LeafReader {
  private final SealSource source;
  private final TreeHasher hasher;

  LeafReader(SealSource source, TreeHasher hasher) {
    this.source = source;
    this.hasher = hasher;
  }

  /** The leaf hashes of so many records from an index on, one after the other. */
  byte[] hashes(long index, int count) {
    byte[] hashes = new byte[count * TreeHash.LENGTH];
    try (RecordCursor records = new RecordCursor(source.readers().apply(index + 1))) {
      for (int i = 0; i < count; i++) {
        if (!records.next()) {
          throw lacking(index + i + 1);
        }
        hasher.leaf(
            records.buffer(), records.offset(), records.length(), hashes, i * TreeHash.LENGTH);
      }
    }
    return hashes;
  }

  private JournalCorruptException lacking(long number) {
    return new JournalCorruptException(
        source.log(),
        number,
        "the log's end",
        "sealed record " + number,
        "no further record; restore the log from a backup");
  }
}
