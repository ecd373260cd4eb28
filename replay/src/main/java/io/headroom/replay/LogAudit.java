package io.headroom.replay;

import io.headroom.journal.JournalException;
import io.headroom.journal.RawDocument;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.chronicle.CycleFileReader;
import io.headroom.journal.chronicle.LogFiles;
import io.headroom.journal.seal.TreeCheck;
import io.headroom.journal.seal.TreeHash;
import io.headroom.journal.seal.TreeHasher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Reads one log from its files, once, and checks everything on the way: checksums, numbers, times,
 * causes, and against its seals each record's leaf hash, each tile and each checkpoint's root.
 * Stops at the first thing that is wrong.
 */
final class LogAudit {
  /** What is to be checked. */
  record Task(
      Path journal, String log, SealChecks seals, OptionalLong lastFact, LongConsumer progress) {}

  /** Chronicle's, before each document. */
  private static final int BLOCK_HEADER_LENGTH = 4;

  private final Task task;
  private final TreeHasher hasher = new TreeHasher();
  private final RawDocument document = new RawDocument();
  private final RecordHeader header = new RecordHeader();
  private final RecordPlaces places = new RecordPlaces();
  private final TreeCheck tree;
  private final RootChecks roots;
  private final byte[] leaf = new byte[TreeHash.LENGTH];
  private final List<String> notes = new ArrayList<>();
  private Optional<Finding> finding = Optional.empty();
  private Optional<Finding> torn = Optional.empty();
  private long next = 1;
  private long lastTime = Long.MIN_VALUE;
  private long lastCause;
  private long firstOrphan;
  private String endFile;
  private long endOffset;
  private String ending = "the end of the log's files";

  private LogAudit(Task task) {
    this.task = task;
    endFile = task.log() + "/";
    tree = new TreeCheck(task.seals().log(), task.seals().size(), hasher);
    roots = new RootChecks(task.log(), tree, task.seals(), places);
  }

  /** Runs to the end, or to the first thing that is wrong. */
  static LogAudit run(Task task) {
    LogAudit audit = new LogAudit(task);
    audit.readFiles();
    audit.atEnd();
    return audit;
  }

  /** The first thing that is wrong. */
  Optional<Finding> finding() {
    return finding;
  }

  /** What a crash has left, which is no fault. */
  List<String> notes() {
    return notes;
  }

  /** How many records were read. */
  long records() {
    return next - 1;
  }

  private void readFiles() {
    for (Path file : LogFiles.of(task.journal(), task.log())) {
      if (finding.isEmpty()) {
        readFile(file);
      }
    }
  }

  private void readFile(Path file) {
    endFile = task.journal().relativize(file).toString();
    endOffset = 0;
    try (CycleFileReader reader = CycleFileReader.open(file)) {
      while (finding.isEmpty() && document.read(reader)) {
        readDocument(reader.position());
        endOffset = reader.position() + BLOCK_HEADER_LENGTH + reader.length();
      }
      ending = "the end of the documents (" + reader.ending() + ")";
    } catch (JournalException e) {
      broken(e);
    }
  }

  /** The file itself cannot be read on; behind what is sealed that may be a crash's doing. */
  private void broken(JournalException e) {
    torn = Optional.of(at(endOffset, "a whole block", e.getMessage()));
    if (next <= task.seals().size()) {
      finding = torn;
    }
  }

  private void readDocument(long position) {
    long start = position + BLOCK_HEADER_LENGTH;
    Optional<RawDocument.Fault> fault = document.fault();
    resolveTorn(fault);
    if (finding.isPresent()) {
      return;
    }
    if (fault.isPresent()) {
      torn = Optional.of(DamagedDocument.find(task, document, next, endFile, start, fault.get()));
    } else if (document.firstNumber() != next) {
      finding = Optional.of(at(position, "record " + next, "record " + document.firstNumber()));
    } else {
      readRecords(start);
    }
  }

  /** A damaged document counts as torn by a crash only if the log goes on with the same number. */
  private void resolveTorn(Optional<RawDocument.Fault> fault) {
    if (torn.isEmpty()) {
      return;
    }
    if (fault.isPresent() || document.firstNumber() != next) {
      finding = torn;
    } else {
      notes.add("passed over, as the log goes on behind it: " + torn.get());
      torn = Optional.empty();
    }
  }

  private void readRecords(long start) {
    int records = 0;
    while (finding.isEmpty() && document.nextRecord()) {
      readRecord(start + document.offset());
      records++;
    }
    if (finding.isEmpty() && (records != document.records() || !document.isAtEnd())) {
      finding =
          Optional.of(
              at(
                  start + document.position(),
                  document.records() + " records that fill the document",
                  records + " records"));
    }
    task.progress().accept(next - 1);
  }

  private void readRecord(long offset) {
    header.wrap(document.buffer(), document.offset(), document.length());
    places.add(endFile, offset);
    checkHeader(offset);
    if (finding.isEmpty()) {
      hasher.leaf(document.buffer(), document.offset(), document.length(), leaf, 0);
      next++;
      finding = roots.add(leaf);
    }
  }

  private void checkHeader(long offset) {
    if (header.number() != next) {
      finding = Optional.of(at(offset, "record " + next, "record " + header.number()));
    } else if (header.journalTime() < lastTime) {
      finding =
          Optional.of(
              at(
                  offset,
                  "a journal time of at least " + lastTime,
                  "journal time " + header.journalTime()));
    } else if (task.lastFact().isPresent()) {
      checkCause(offset, task.lastFact().getAsLong());
    }
    lastTime = header.journalTime();
  }

  private void checkCause(long offset, long lastFact) {
    long cause = header.cause();
    if (cause > lastFact && next > task.seals().size()) {
      firstOrphan = firstOrphan == 0 ? next : firstOrphan;
    } else if (cause < lastCause || cause < 1 || cause > lastFact) {
      finding =
          Optional.of(
              at(
                  offset,
                  "a cause from " + Math.max(1, lastCause) + " to " + lastFact + ", the last fact",
                  "cause " + cause));
    }
    lastCause = cause;
  }

  private void atEnd() {
    if (finding.isPresent()) {
      return;
    }
    long sealed = task.seals().size();
    if (torn.isPresent() && next <= sealed) {
      finding = torn;
    } else if (next <= sealed) {
      finding = Optional.of(at(endOffset, "record " + next + " of " + sealed + " sealed", ending));
    } else {
      torn.ifPresent(
          end ->
              notes.add(
                  "the log ends in a document that was being written when the machine stopped;"
                      + " nothing acknowledged is lost: "
                      + end));
      if (firstOrphan > 0) {
        notes.add(
            "decisions "
                + firstOrphan
                + " to "
                + (next - 1)
                + " were caused by facts that are not among those that were read: either a writer at"
                + " work has added them since, or a machine that stopped has lost those before"
                + " anybody was told of them; opening the journal sets such decisions aside then");
      }
      tree.otherBeyond().ifPresent(this::noteOther);
      finding = roots.beyondEnd(next - 1);
    }
  }

  private void noteOther(long record) {
    notes.add(
        "the tiles hold the hash of another record "
            + record
            + " of the "
            + task.log()
            + " than the log does, and no checkpoint covers it: either the journal was put back to"
            + " an older state and changed behind it, or a machine lost power with durability"
            + " process; compare with a checkpoint kept elsewhere (--checkpoint)");
  }

  private Finding at(long offset, String expected, String found) {
    return new Finding(task.log(), next, endFile, offset, expected, found);
  }
}
