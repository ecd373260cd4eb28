package io.headroom.replay;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealSource;
import io.headroom.journal.seal.SealTarget;
import io.headroom.journal.seal.Sealer;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;

/** Journals on disk with records that mean nothing, and their seals. */
final class SealedJournal {
  private static final int RECORD_LENGTH = 72;
  private static final int PER_DOCUMENT = 100;

  /** So that a verification, which checks each signature, stays short. */
  private static final int MOST_RECORDS = 1_000;

  private final Path folder;
  private final SealKey key;
  private final JournalSettings settings;

  SealedJournal(Path folder, SealKey key, JournalSettings settings) {
    this.folder = folder;
    this.key = key;
    this.settings = settings;
  }

  Path folder() {
    return folder;
  }

  /** Appends facts and decisions, each caused by the fact of the same number, and seals them. */
  void add(int records) {
    add(records, number -> number);
  }

  /** Appends facts that say something, and decisions, and seals them. */
  void add(int records, LongUnaryOperator content) {
    addUnsealed(records, content);
    seal();
  }

  /** Seals all that is there. */
  void seal() {
    try (Journal journal = Journal.openForWriting(folder, settings);
        Sealer sealer = sealer(journal)) {
      sealer.finish();
    }
  }

  /** Appends facts and decisions that are not sealed. */
  void addUnsealed(int records, LongUnaryOperator content) {
    append(documents(records), content);
  }

  /** Appends facts and decisions that are not sealed, so many records to each document. */
  void addDocuments(int... sizes) {
    append(sizes, number -> number);
  }

  private void append(int[] sizes, LongUnaryOperator content) {
    try (Journal journal = Journal.openForWriting(folder, settings)) {
      append(journal.facts().writer(), sizes, content);
      append(journal.decisions().writer(), sizes, number -> number);
    }
  }

  /** Appends a fact and its decision and seals both, over and over in one open journal. */
  void addAndSealUntil(BooleanSupplier end) {
    try (Journal journal = Journal.openForWriting(folder, settings);
        Sealer sealer = sealer(journal)) {
      int[] one = {1};
      while (!end.getAsBoolean() && journal.facts().writer().lastNumber() < MOST_RECORDS) {
        append(journal.facts().writer(), one, number -> number);
        append(journal.decisions().writer(), one, number -> number);
        sealer.finish();
      }
    }
  }

  private static int[] documents(int records) {
    return IntStream.iterate(records, left -> left > 0, left -> left - PER_DOCUMENT)
        .map(left -> Math.min(left, PER_DOCUMENT))
        .toArray();
  }

  private Sealer sealer(Journal journal) {
    String origin = SealTarget.origin("example.com/risk", journal.id());
    Sync sync = settings.durability() == Durability.DISK ? Sync.DISK : Sync.PROCESS;
    return Sealer.open(
        new SealTarget(journal.files(), origin, key, sync),
        SealSource.of(journal.facts()),
        SealSource.of(journal.decisions()),
        () -> 1_795_428_000_000_000_000L);
  }

  private static void append(LogWriter writer, int[] sizes, LongUnaryOperator content) {
    RecordBatch batch = new RecordBatch();
    UnsafeBuffer record = new UnsafeBuffer(new byte[RECORD_LENGTH]);
    for (int size : sizes) {
      long last = writer.lastNumber() + size;
      for (long number = writer.lastNumber() + 1; number <= last; number++) {
        RecordHeader.stamp(record, 0, number, 1_000 * number);
        RecordHeader.stampCause(record, 0, content.applyAsLong(number));
        batch.add(record, 0, RECORD_LENGTH);
      }
      writer.append(batch);
      batch.clear();
    }
  }
}
