package io.headroom.replay;

import io.headroom.journal.FolderFiles;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealFiles;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Checks a journal from its files alone: all of both logs, their seals, and checkpoints that were
 * kept elsewhere. It never opens the journal, so nothing in it has to be in order for that.
 */
public final class Verification {
  private static final String METADATA = "journal.properties";
  private static final List<String> LOGS = List.of("facts", "decisions");

  private final Request request;
  private final JournalFiles files;
  private final List<String> notes = new ArrayList<>();
  private final List<VerifyReport.Log> logs = new ArrayList<>();
  private Optional<Finding> finding = Optional.empty();

  private Verification(Request request) {
    this.request = request;
    files = new FolderFiles(request.folder());
  }

  /**
   * What to verify.
   *
   * @param key that the seals must be made with; without it the journal's own is believed
   * @param kept checkpoints from elsewhere that the journal must continue
   * @param witnesses that must have cosigned each of these
   */
  public record Request(
      Path folder,
      Optional<SealPublicKey> key,
      List<KeptCheckpoint> kept,
      List<KeptCheckpoint.WitnessKey> witnesses) {}

  /**
   * Verifies.
   *
   * @param progress is told now and then how many records have been read
   * @throws JournalException if there is no journal in the folder
   */
  public static VerifyReport run(Request request, LongConsumer progress) {
    if (!Files.isRegularFile(request.folder().resolve(METADATA))) {
      throw new JournalException(request.folder() + " holds no journal: no " + METADATA);
    }
    Verification verification = new Verification(request);
    String id = verification.journalId();
    verification.verify(id, progress);
    return new VerifyReport(id, verification.logs, verification.finding, verification.notes);
  }

  private String journalId() {
    try {
      return Journal.idOf(request.folder());
    } catch (JournalException e) {
      found(Finding.ofFile("", METADATA, "a journal's properties", e.getMessage()));
      return "";
    }
  }

  private void verify(String id, LongConsumer progress) {
    if (finding.isPresent()) {
      return;
    }
    Optional<SealPublicKey> key = request.key().or(this::ownKey);
    if (finding.isEmpty() && key.isPresent()) {
      checkOwnKeys(key.get());
      request.kept().stream()
          .flatMap(kept -> kept.finding(id, key.get(), request.witnesses()).stream())
          .forEach(this::found);
    }
    // Of a log without a key nothing is sealed; any key does to find no checkpoint.
    SealPublicKey signer = key.orElseGet(() -> SealKey.random().publicKey());
    // A writer may be at work. Facts are sealed before the decisions that they caused, so the
    // decisions' seals come first here, then the facts', and records only then: whatever is sealed
    // by then has its cause among what is read.
    Seals decisions = audit("decisions", signer, id);
    Seals facts = audit("facts", signer, id);
    OptionalLong lastFact = OptionalLong.empty();
    for (Seals seals : List.of(facts, decisions)) {
      if (finding.isEmpty()) {
        lastFact = OptionalLong.of(verify(seals, key, lastFact, progress));
      }
    }
  }

  /** A log's seals as they were before its records were read. */
  private record Seals(String log, SealedLog files, SealPublicKey signer, CheckpointAudit audit) {
    long size() {
      return audit.largest().map(SignedCheckpoint::size).orElse(0L);
    }
  }

  private Seals audit(String log, SealPublicKey signer, String id) {
    SealedLog seals = SealedLog.of(files, log, signer);
    return new Seals(log, seals, signer, CheckpointAudit.of(log, seals, signer, id));
  }

  private Optional<SealPublicKey> ownKey() {
    Optional<SealPublicKey> own = Optional.empty();
    try {
      own = SealFiles.publicKey(files);
    } catch (SealException e) {
      found(Finding.ofFile("", SealFiles.PUBLIC_KEY, "an Ed25519 public key", e.getMessage()));
    }
    if (finding.isEmpty() && own.isEmpty()) {
      withoutKey();
    } else if (finding.isEmpty()) {
      notes.add(
          "the seals were checked with the key in the journal itself: that shows damage, but to"
              + " rule out forgery give the key another way (--key)");
    }
    return own;
  }

  private void withoutKey() {
    if (!request.kept().isEmpty() || isSealed()) {
      found(Finding.ofFile("", SealFiles.PUBLIC_KEY, "the public key of the seals", "no file"));
    } else {
      notes.add("the journal is not sealed: what was changed with its checksum is not found");
    }
  }

  private boolean isSealed() {
    return LOGS.stream()
        .map(log -> SealedLog.of(files, log, SealKey.random().publicKey()))
        .anyMatch(seals -> seals.newestIsThere() || seals.hasTraceOfCheckpoints());
  }

  private void checkOwnKeys(SealPublicKey key) {
    if (!key.pem().equals(text(SealFiles.PUBLIC_KEY).orElse(""))) {
      found(Finding.ofFile("", SealFiles.PUBLIC_KEY, "the key " + key, "another text, or no file"));
    }
    try {
      text(SealFiles.KEY).ifPresent(pem -> checkPrivateKey(key, pem));
    } catch (JournalException e) {
      notes.add("not looked at: " + e.getMessage());
    }
  }

  private void checkPrivateKey(SealPublicKey key, String pem) {
    boolean good = false;
    try {
      SealKey there = SealKey.fromPem(pem);
      good = there.publicKey().equals(key) && there.pem().equals(pem);
    } catch (SealException e) {
      good = false;
    }
    if (!good) {
      String expected = "the private part of the key " + key;
      found(Finding.ofFile("", SealFiles.KEY, expected, "something else"));
    }
  }

  private Optional<String> text(String name) {
    return files.read(name).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Verifies one log and returns its last record's number. */
  private long verify(
      Seals seals, Optional<SealPublicKey> key, OptionalLong lastFact, LongConsumer progress) {
    String log = seals.log();
    CheckpointAudit audit = seals.audit();
    notes.addAll(audit.notes());
    audit.finding().ifPresent(this::found);
    if (finding.isPresent()) {
      return 0;
    }
    SealChecks checks = new SealChecks(seals.files(), seals.size(), roots(log, audit));
    long before = logs.stream().mapToLong(VerifyReport.Log::records).sum();
    LogAudit read =
        LogAudit.run(
            new LogAudit.Task(
                request.folder(), log, checks, lastFact, n -> progress.accept(before + n)));
    notes.addAll(read.notes());
    read.finding().ifPresent(this::found);
    if (key.isPresent() && finding.isEmpty() && read.records() > seals.size()) {
      tellUnsealed(seals, read.records());
    }
    Optional<String> verifierKey =
        audit
            .largest()
            .map(newest -> seals.signer().named(newest.checkpoint().origin()).toString());
    logs.add(
        new VerifyReport.Log(
            log, read.records(), audit.checkpoints(), audit.largest(), verifierKey));
    return read.records();
  }

  /**
   * Whoever gives the key says that the journal is sealed. Then a log without a checkpoint is no
   * better than one whose checkpoints were taken away, though it may have begun this second.
   */
  private void tellUnsealed(Seals seals, long records) {
    String log = seals.log();
    long size = seals.size();
    boolean taken = request.key().isPresent() || seals.files().hasTraceOfCheckpoints();
    if (size == 0 && taken) {
      found(
          new Finding(
              log,
              1,
              seals.files().newestFileName(),
              -1,
              "a signed checkpoint of the " + records + " records that are there",
              "none: the checkpoints were taken away, or the journal stopped, or was looked at,"
                  + " within about a second of its first record, before the first was made"));
    } else if (size == 0) {
      notes.add("none of the " + log + " is sealed: there is no checkpoint of them");
    } else {
      notes.add(
          (records - size)
              + " of the "
              + log
              + ", from "
              + (size + 1)
              + " on, lie behind the newest checkpoint: nothing but checksums says that they are as"
              + " they were written");
    }
  }

  private List<ExpectedRoot> roots(String log, CheckpointAudit audit) {
    return Stream.concat(
            audit.roots().stream(),
            request.kept().stream()
                .filter(kept -> kept.isOf(log))
                .map(kept -> new ExpectedRoot(kept.checkpoint(), kept.file(), -1)))
        .sorted(Comparator.comparingLong(ExpectedRoot::size))
        .toList();
  }

  private void found(Finding found) {
    if (finding.isEmpty()) {
      finding = Optional.of(found);
    }
  }
}
