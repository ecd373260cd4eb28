package io.headroom.replay;

import io.headroom.journal.Journal;
import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.JournalException;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordLog;
import io.headroom.journal.seal.SealFiles;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.TlogProof;
import io.headroom.journal.seal.TreeHash;
import java.util.Optional;

/** Proves that records are in a journal, for people who do not have the journal. */
public final class Prover {
  private final RecordLog log;
  private final SealedLog seals;
  private final SignedCheckpoint checkpoint;

  private Prover(RecordLog log, SealedLog seals, SignedCheckpoint checkpoint) {
    this.log = log;
    this.seals = seals;
    this.checkpoint = checkpoint;
  }

  /**
   * Proves from a log's newest checkpoint, or from another that was kept, with the cosignatures of
   * witnesses for example.
   *
   * @param log the journal's facts or decisions
   * @throws JournalException if the journal is not sealed, or the checkpoint is another log's or
   *     has no good signature of the journal's key
   * @throws JournalCorruptException if the journal does not have the root that the checkpoint says
   */
  public static Prover of(Journal journal, RecordLog log, Optional<SignedCheckpoint> kept) {
    SealPublicKey key = SealFiles.publicKey(journal.files()).orElseThrow(Prover::notSealed);
    SealedLog seals = SealedLog.of(journal.files(), log.name(), key);
    SignedCheckpoint newest = seals.newestCheckpoint().orElseThrow(Prover::notSealed);
    kept.ifPresent(checkpoint -> check(log.name(), checkpoint, newest, seals, key));
    return new Prover(log, seals, kept.orElse(newest));
  }

  /**
   * The proof of a record.
   *
   * @throws JournalException if it is not sealed yet
   * @throws JournalCorruptException if the record is not the one that was sealed, or the seals are
   *     damaged
   */
  public RecordProof prove(long number) {
    if (number < 1 || number > checkpoint.size()) {
      throw new JournalException(
          "record "
              + number
              + " of the "
              + log.name()
              + " is not covered by the checkpoint, which has records 1 to "
              + checkpoint.size()
              + "; records are sealed within a second of being durable");
    }
    byte[] record = record(number);
    TlogProof proof =
        new TlogProof(number - 1, seals.inclusionProof(number - 1, checkpoint.size()), checkpoint);
    TreeHash leaf = seals.leafHash(record);
    if (!proof.shows(leaf)) {
      throw notShown(number, leaf, seals.leafHash(number - 1));
    }
    return new RecordProof(log.name(), number, record, proof);
  }

  private JournalCorruptException notShown(long number, TreeHash leaf, TreeHash sealed) {
    if (!leaf.equals(sealed)) {
      return new JournalCorruptException(
          log.name(),
          number,
          "the log",
          "the record that was sealed, with leaf hash " + sealed,
          "a record with leaf hash " + leaf);
    }
    return new JournalCorruptException(
        log.name(),
        number,
        SealFiles.FOLDER + "/" + log.name() + "/tiles",
        "hashes that lead from the record to the root "
            + checkpoint.root()
            + " that is signed at size "
            + checkpoint.size(),
        "hashes that do not, though the record's own is right; 'headroom verify' names the"
            + " damaged one");
  }

  private byte[] record(long number) {
    try (RecordCursor records = new RecordCursor(log.reader(number))) {
      if (!records.next()) {
        throw new JournalCorruptException(
            log.name(), number, "the log's end", "record " + number, "no further record");
      }
      byte[] bytes = new byte[records.length()];
      records.buffer().getBytes(records.offset(), bytes);
      return bytes;
    }
  }

  private static void check(
      String log,
      SignedCheckpoint kept,
      SignedCheckpoint newest,
      SealedLog seals,
      SealPublicKey key) {
    String origin = newest.checkpoint().origin();
    if (!kept.checkpoint().origin().equals(origin)) {
      throw new JournalException(
          "the checkpoint is of " + kept.checkpoint().origin() + ", but this log is " + origin);
    }
    if (!kept.isSignedBy(key)) {
      throw new JournalException(
          "the checkpoint has no good signature of the journal's key, "
              + key
              + "; nobody would accept a proof from it; use one that the journal has signed");
    }
    boolean has = kept.size() <= newest.size() && seals.root(kept.size()).equals(kept.root());
    if (!has) {
      throw new JournalCorruptException(
          log,
          kept.size(),
          seals.newestFileName(),
          "root " + kept.root() + " at size " + kept.size(),
          kept.size() > newest.size()
              ? "a log sealed up to " + newest.size()
              : "root " + seals.root(kept.size()));
    }
  }

  private static JournalException notSealed() {
    return new JournalException(
        "the journal is not sealed; 'headroom serve' seals what it writes, and all that is there");
  }
}
