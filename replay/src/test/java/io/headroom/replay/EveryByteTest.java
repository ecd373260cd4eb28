package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.JournalSettings;
import io.headroom.journal.seal.SealKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each byte of a sealed journal changed in turn, and the file of each log cut at every offset. Of
 * the bytes each tenth goes through all of {@link Verification#run}, of the cuts each fiftieth, the
 * others through the audit of their log alone; {@link AuditedLog} says why.
 */
@Tag("slow")
class EveryByteTest {
  private static final SealKey KEY = SealKey.random();
  private static final List<String> LOGS = List.of("facts", "decisions");
  private static final int RECORDS = 1000;
  private static final int EACH_TENTH = 10;
  private static final int EACH_FIFTIETH = 50;

  /** Batches, and documents of a single record as a slow feed leaves them. */
  private static final int[] SEALED =
      documents(several(3, 100), several(40, 1), several(3, 100), several(60, 1), several(3, 100));

  private static final int[] NOT_SEALED = documents(several(1, 30), several(5, 1), several(1, 15));

  @TempDir private Path temporary;

  @Test
  void shouldNameLogAndRecordOfEachByteThatIsChangedInARecord() {
    AtomicLong changed = new AtomicLong();
    AtomicLong inFull = new AtomicLong();
    forEachLog(
        "records",
        EACH_TENTH,
        log -> {
          for (AuditedLog.Document document : log.documents()) {
            for (long at = document.recordsBegin(); at < document.end(); at++) {
              long record = document.first() + (at - document.recordsBegin()) / AuditedLog.RECORD;
              int bit = (int) (log.audits() % Byte.SIZE);
              assertNames(log, findingOf(log, at, bit), record, "byte " + at + " bit " + bit);
            }
          }
          changed.addAndGet(log.audits());
          inFull.addAndGet(log.inFull());
          assertThat(log.verify().finding()).isEmpty();
        });
    System.out.printf(
        "records: %,d bytes changed in turn, log and record named for each, %,d of them by a whole"
            + " verification%n",
        changed.get(), inFull.get());
    assertThat(changed.get()).isEqualTo((long) LOGS.size() * RECORDS * AuditedLog.RECORD);
  }

  /**
   * Each bit of the headers, of documents and of Chronicle's blocks around them, is found with the
   * first record that cannot be read as it was written.
   */
  @Test
  void shouldNameTheDocumentOfEachBitThatIsChangedInAHeader() {
    AtomicLong changed = new AtomicLong();
    AtomicLong nothing = new AtomicLong();
    forEachLog(
        "headers",
        EACH_TENTH,
        log -> {
          for (AuditedLog.Document document : log.documents()) {
            for (long at = document.position(); at < document.recordsBegin(); at++) {
              for (int bit = 0; bit < Byte.SIZE; bit++) {
                String where = "byte " + at + " bit " + bit;
                Optional<Finding> finding = findingOf(log, at, bit);
                boolean padding = at == document.position() && bit < 2;
                if (padding && document.equals(log.lastDocument())) {
                  // The block now covers a byte or two behind the document, where nothing is.
                  assertThat(finding).as(where).isEmpty();
                  nothing.incrementAndGet();
                } else {
                  // A block that is so little longer is as good as it was: the next is missed.
                  long record = padding ? document.next() : document.first();
                  assertNames(log, finding, record, where);
                }
              }
            }
          }
          changed.addAndGet(log.audits());
          assertThat(log.verify().finding()).isEmpty();
        });
    System.out.printf(
        "headers: %,d bits of %,d documents changed in turn, found all but %d that say nothing%n",
        changed.get(), LOGS.size() * SEALED.length, nothing.get());
    assertThat(nothing.get()).isEqualTo(LOGS.size() * 2L);
  }

  @Test
  void shouldTellATornTailFromACutBelowTheLastCheckpoint() {
    AtomicLong cuts = new AtomicLong();
    AtomicLong found = new AtomicLong();
    AtomicLong torn = new AtomicLong();
    forEachLog(
        "cuts",
        EACH_FIFTIETH,
        log -> {
          List<AuditedLog.Document> documents = log.documents();
          int at = documents.size() - 1;
          for (long length = log.lastDocument().end() - 1; length >= 0; length--) {
            log.cut(length);
            while (at > 0 && documents.get(at - 1).end() > length) {
              at--;
            }
            AuditedLog.Document cut = documents.get(at);
            LogAudit audit = log.audit();
            if (cut.first() <= log.sealed()) {
              assertNames(log, audit.finding(), cut.first(), "length " + length);
              found.incrementAndGet();
            } else {
              assertThat(audit.finding()).as("length %d", length).isEmpty();
              assertThat(tellsOfTornTail(audit))
                  .as("length %d", length)
                  .isEqualTo(length > cut.position());
              torn.addAndGet(length > cut.position() ? 1 : 0);
            }
          }
          cuts.addAndGet(log.audits());
        });
    System.out.printf(
        "cuts: %,d, of these %,d below the last checkpoint, log and record named for each; %,d torn"
            + " tails; the others where a document ends%n",
        cuts.get(), found.get(), torn.get());
    assertThat(cuts.get() - found.get() - torn.get()).isEqualTo(LOGS.size() * 7L);
  }

  private static boolean tellsOfTornTail(LogAudit audit) {
    return audit.notes().stream()
        .anyMatch(note -> note.startsWith("the log ends in a document that was being written"));
  }

  private static Optional<Finding> findingOf(AuditedLog log, long at, int bit) throws IOException {
    log.flip(at, 1 << bit);
    Optional<Finding> finding = log.audit().finding();
    log.flip(at, 1 << bit);
    return finding;
  }

  private static void assertNames(
      AuditedLog log, Optional<Finding> finding, long record, String where) {
    if (finding.isEmpty()
        || finding.get().record() != record
        || !finding.get().log().equals(log.log())) {
      throw new AssertionError(
          log.log() + " " + where + ", record " + record + ": found " + finding);
    }
  }

  /** Something done with a log. */
  private interface Work {
    void with(AuditedLog log) throws IOException;
  }

  /** A thread for each log, and to each a journal of its own. */
  private void forEachLog(String name, int inFullEach, Work work) {
    IntStream.range(0, LOGS.size())
        .parallel()
        .forEach(
            i -> {
              Path folder = temporary.resolve(name + "-" + LOGS.get(i));
              write(folder, name.equals("cuts"));
              try (AuditedLog log = new AuditedLog(folder, KEY, LOGS.get(i), inFullEach)) {
                work.with(log);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static void write(Path folder, boolean withTail) {
    SealedJournal journal =
        new SealedJournal(
            folder, KEY, new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 20, 1 << 16));
    journal.addDocuments(SEALED);
    journal.seal();
    if (withTail) {
      journal.addDocuments(NOT_SEALED);
    }
  }

  private static int[] several(int documents, int records) {
    return IntStream.range(0, documents).map(i -> records).toArray();
  }

  private static int[] documents(int[]... parts) {
    return IntStream.range(0, parts.length).flatMap(i -> IntStream.of(parts[i])).toArray();
  }
}
