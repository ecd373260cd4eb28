package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.FolderFiles;
import io.headroom.journal.Journal;
import io.headroom.journal.chronicle.CycleFileReader;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealedLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One log of a sealed journal, verified again and again while its file is changed under it.
 *
 * <p>Most of what a verification of a small journal takes are the signatures, which are the same
 * each time. So the seals are read once, each change goes through the audit of its log, {@link
 * LogAudit}, and a share of them through all of {@link Verification#run} as well, which must find
 * the same.
 */
final class AuditedLog implements AutoCloseable {
  static final int BLOCK_HEADER = 4;
  static final int DOCUMENT_HEADER = 24;
  static final int RECORD = 4 + 72;

  private final Path journal;
  private final SealKey key;
  private final String log;
  private final int inFullEach;
  private final SealChecks seals;
  private final OptionalLong lastFact;
  private final List<Document> documents;
  private final RandomAccessFile file;
  private long audits;
  private long inFull;

  /**
   * A document in the log's file.
   *
   * @param position where its block begins
   * @param first number of its first record
   */
  record Document(long position, long first, int records) {
    long recordsBegin() {
      return position + BLOCK_HEADER + DOCUMENT_HEADER;
    }

    long end() {
      return recordsBegin() + (long) records * RECORD;
    }

    /** The number of the record behind it. */
    long next() {
      return first + records;
    }
  }

  /**
   * @param inFullEach of how many audits one is a whole verification as well
   */
  AuditedLog(Path journal, SealKey key, String log, int inFullEach) throws IOException {
    this.journal = journal;
    this.key = key;
    this.log = log;
    this.inFullEach = inFullEach;
    seals = seals(log);
    lastFact = log.equals("facts") ? OptionalLong.empty() : OptionalLong.of(lastFact());
    Path cycle = CycleFileReader.files(journal.resolve(log)).get(0);
    documents = documents(cycle);
    file = new RandomAccessFile(cycle.toFile(), "rw");
  }

  String log() {
    return log;
  }

  List<Document> documents() {
    return documents;
  }

  Document lastDocument() {
    return documents.get(documents.size() - 1);
  }

  /** How many records are sealed. */
  long sealed() {
    return seals.size();
  }

  /** How many changes have been looked at. */
  long audits() {
    return audits;
  }

  /** How many of these by a whole verification. */
  long inFull() {
    return inFull;
  }

  void flip(long at, int bit) throws IOException {
    file.seek(at);
    int was = file.read();
    file.seek(at);
    file.write(was ^ bit);
  }

  void cut(long length) throws IOException {
    file.setLength(length);
  }

  /** What the audit of the log makes of the file as it is now. */
  LogAudit audit() {
    LogAudit audit = audit(log, seals, lastFact);
    if (audits++ % inFullEach == 0) {
      inFull++;
      VerifyReport report = verify();
      assertThat(report.finding()).isEqualTo(audit.finding());
      assertThat(report.notes()).containsAll(audit.notes());
    }
    return audit;
  }

  /** What a whole verification makes of it. */
  VerifyReport verify() {
    return Verification.run(
        new Verification.Request(journal, Optional.of(key.publicKey()), List.of(), List.of()),
        records -> {});
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private LogAudit audit(String of, SealChecks checks, OptionalLong facts) {
    return LogAudit.run(new LogAudit.Task(journal, of, checks, facts, records -> {}));
  }

  private long lastFact() {
    return audit("facts", seals("facts"), OptionalLong.empty()).records();
  }

  private SealChecks seals(String of) {
    SealedLog sealed = SealedLog.of(new FolderFiles(journal), of, key.publicKey());
    CheckpointAudit audit = CheckpointAudit.of(of, sealed, key.publicKey(), Journal.idOf(journal));
    return new SealChecks(sealed, audit.largest().orElseThrow().size(), audit.roots());
  }

  /** By the document's header, as the journal's README draws it. */
  private static List<Document> documents(Path cycle) {
    List<Document> documents = new ArrayList<>();
    try (CycleFileReader reader = CycleFileReader.open(cycle)) {
      while (reader.next()) {
        ByteBuffer bytes =
            ByteBuffer.wrap(reader.document().byteArray()).order(ByteOrder.LITTLE_ENDIAN);
        documents.add(new Document(reader.position(), bytes.getLong(8), bytes.getInt(4)));
      }
    }
    return documents;
  }
}
