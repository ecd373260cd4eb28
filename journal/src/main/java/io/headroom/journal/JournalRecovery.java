package io.headroom.journal;

import io.headroom.journal.seal.SealFiles;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.snapshot.SnapshotCheck;
import io.headroom.journal.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings a journal that may have been cut short to a state from which it can go on, and refuses one
 * that no crash can have left so. It works on any storage.
 *
 * <ul>
 *   <li>What is sealed must be there and whole.
 *   <li>A last document that fails its checksum was being written when the machine stopped: nobody
 *       was told that it is there. It is set aside.
 *   <li>A decision whose cause is not among the facts was computed from facts that were lost with
 *       the machine's power, and was never published. It is set aside; the engine computes it again
 *       if the fact comes in again.
 *   <li>Anything else that does not read as it was written is refused, with what to do.
 * </ul>
 */
final class JournalRecovery {
  private final JournalStorage storage;
  private final Known known;
  private final List<String> notes = new ArrayList<>();
  private LogEnd facts;
  private LogEnd decisions;

  private JournalRecovery(JournalStorage storage, Known known) {
    this.storage = storage;
    this.known = known;
  }

  /**
   * What is known before the logs are read.
   *
   * @param sealedFacts how many facts the newest checkpoint covers, 0 if there is none
   * @param sealedDecisions how many decisions
   * @param readFactsFrom the fact from which the facts are to be read: what is not sealed always is
   * @param config the canonical bytes of the config in force before that one
   */
  record Known(
      long sealedFacts, long sealedDecisions, long readFactsFrom, Optional<StateBytes> config) {
    Known {
      if (readFactsFrom < 1 || readFactsFrom > sealedFacts + 1) {
        throw new IllegalArgumentException(
            "readFactsFrom=" + readFactsFrom + " with sealedFacts=" + sealedFacts);
      }
    }

    /** What the seals and the newest snapshot say; where there are none, nothing is known. */
    static Known of(String journal, JournalStorage storage) {
      Optional<SealPublicKey> key = SealFiles.publicKey(storage.files());
      long facts = key.map(signer -> sealed(storage.files(), "facts", signer)).orElse(0L);
      long decisions = key.map(signer -> sealed(storage.files(), "decisions", signer)).orElse(0L);
      // Without a snapshot the engine has to read everything as well, so this may do so, too.
      return snapshot(journal, storage)
          .map(
              state ->
                  new Known(
                      facts,
                      decisions,
                      Math.max(1, Math.min(facts, state.lastFact())),
                      state.config()))
          .orElseGet(() -> new Known(facts, decisions, 1, Optional.empty()));
    }

    private static Optional<EngineState> snapshot(String journal, JournalStorage storage) {
      SnapshotCheck check =
          SnapshotCheck.ofLogs(
              journal, new StoredLog(storage.facts()), new StoredLog(storage.decisions()));
      return new Snapshots(storage.files())
          .newest(check)
          .found()
          .map(found -> found.snapshot().state());
    }

    private static long sealed(JournalFiles files, String log, SealPublicKey key) {
      return SealedLog.of(files, log, key)
          .largestCheckpoint()
          .map(SignedCheckpoint::size)
          .orElse(0L);
    }
  }

  /**
   * Recovers both logs.
   *
   * @throws JournalCorruptException if a record is not as it was written
   * @throws JournalException if sealed records are missing
   */
  static JournalRecovery run(JournalStorage storage, Known known) {
    JournalRecovery recovery = new JournalRecovery(storage, known);
    recovery.facts =
        recovery
            .recover(storage.facts(), known.readFactsFrom(), known.sealedFacts())
            .orConfig(known.config().map(StateBytes::toArray));
    recovery.decisions =
        recovery.recover(
            storage.decisions(), Math.max(1, known.sealedDecisions()), known.sealedDecisions());
    recovery.dropDecisionsWithoutCause();
    return recovery;
  }

  /** Where the facts end. */
  LogEnd facts() {
    return facts;
  }

  /** Where the decisions end. */
  LogEnd decisions() {
    return decisions;
  }

  /** What was left out, a sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private LogEnd recover(LogStore store, long from, long sealed) {
    long limit = facts == null ? Long.MAX_VALUE : facts.lastNumber();
    LogEnd end = read(store, from, limit);
    if (end.lastNumber() < sealed) {
      // Where nothing was read, the log ends before: from its beginning the end is found.
      throw sealedMissing(store, from > 1 ? read(store, 1, limit) : end, sealed);
    }
    if (end.torn().isPresent()) {
      String kept = store.setAsideAfter(end.lastNumber());
      notes.add(
          String.format(
              Locale.ROOT,
              "the log of %s ended in a document that was not written to its end; left out, kept in %s (%s)",
              store.name(),
              kept,
              end.torn().get()));
    }
    return end;
  }

  private static LogEnd read(LogStore store, long from, long causeLimit) {
    return LogEnd.of(new StoredLog(store), from, causeLimit);
  }

  private void dropDecisionsWithoutCause() {
    if (decisions.lastCause() <= facts.lastNumber()) {
      return;
    }
    long last = decisions.lastWithin();
    // Where facts are synced before they are decided on, no loss of power takes all of them and
    // leaves decisions: somebody has removed them. Otherwise it may, and a person has to decide.
    if (last < known.sealedDecisions() || facts.lastNumber() == 0) {
      throw new JournalException(
          String.format(
              Locale.ROOT,
              "journal %s lacks facts: decision %d was caused by fact %d, but the facts end at %d; %s",
              storage.where(),
              decisions.lastNumber(),
              decisions.lastCause(),
              facts.lastNumber(),
              whatToDo()));
    }
    String kept = storage.decisions().setAsideAfter(last);
    notes.add(
        String.format(
            Locale.ROOT,
            "decisions %d to %d were caused by facts that were lost before anybody was told of them; set aside in %s, they are computed again when the facts come in again",
            last + 1,
            decisions.lastNumber(),
            kept));
    decisions = read(storage.decisions(), Math.max(1, last), facts.lastNumber());
  }

  private JournalException sealedMissing(LogStore store, LogEnd end, long sealed) {
    String torn = end.torn().map(what -> " (" + what + ")").orElse("");
    return new JournalException(
        String.format(
            Locale.ROOT,
            "journal %s lacks sealed records: a checkpoint covers %d %s, but they end at %d%s; %s",
            storage.where(),
            sealed,
            store.name(),
            end.lastNumber(),
            torn,
            whatToDo()));
  }

  private String whatToDo() {
    return String.format(
        Locale.ROOT,
        "'headroom verify --journal %s' says what is wrong; restore the folder from a copy, or make a new journal of what is whole with 'headroom repair --journal %s --out NEW'",
        storage.where(),
        storage.where());
  }
}
