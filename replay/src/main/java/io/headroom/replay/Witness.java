package io.headroom.replay;

import io.headroom.journal.JournalException;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.seal.MerkleProofs;
import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.SignedNote;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Watches that logs only grow, by the rules of C2SP tlog-witness: remembers the newest checkpoint
 * that it has cosigned of each log, and cosigns another only if a proof shows that it continues
 * that one. It needs a log's public key and its seals, not its records.
 *
 * <p>One witness at a time may use a state.
 */
public final class Witness {
  private final JournalFiles state;
  private final SealKey key;
  private final String name;
  private final LongSupplier epochSeconds;

  /**
   * A witness.
   *
   * @param state where it remembers what it has cosigned
   * @param key its own
   * @param name under which it cosigns
   * @param epochSeconds the time
   */
  public Witness(JournalFiles state, SealKey key, String name, LongSupplier epochSeconds) {
    this.state = state;
    this.key = key;
    this.name = name;
    this.epochSeconds = epochSeconds;
  }

  /**
   * What came of looking at a log.
   *
   * @param checkpoint the newest; empty if there is none
   * @param cosigned the checkpoint with the cosignature; empty if it was refused
   * @param before size of the checkpoint cosigned before, 0 if none was
   * @param refusal why it was refused
   */
  public record Verdict(
      String origin,
      Optional<SignedCheckpoint> checkpoint,
      long before,
      Optional<SignedNote> cosigned,
      Optional<String> refusal) {}

  /**
   * Looks at the newest checkpoint of a log and cosigns it if it continues what was cosigned
   * before.
   *
   * @param logName "facts" or "decisions": the origin must be of this log
   * @throws JournalException if there is no checkpoint with a good signature of the log's key, or
   *     the state is damaged
   */
  public Verdict look(String logName, SealedLog log, SealPublicKey logKey) {
    SignedCheckpoint newest =
        log.newestCheckpoint()
            .filter(checkpoint -> checkpoint.isSignedBy(logKey))
            .orElseThrow(() -> unsigned(log));
    String origin = newest.checkpoint().origin();
    Optional<SignedCheckpoint> known = known(origin);
    long before = known.map(SignedCheckpoint::size).orElse(0L);
    Optional<String> refusal =
        origin.endsWith("/" + logName)
            ? known.flatMap(old -> refusal(old, newest, log))
            : Optional.of("the checkpoint is of another log, " + origin);
    if (refusal.isPresent()) {
      return new Verdict(origin, Optional.of(newest), before, Optional.empty(), refusal);
    }
    SignedNote cosigned = key.cosign(name, newest.note(), epochSeconds.getAsLong());
    state.replace(stateName(origin), cosigned.bytes(), JournalFiles.Sync.DISK);
    return new Verdict(
        origin, Optional.of(newest), before, Optional.of(cosigned), Optional.empty());
  }

  /**
   * What it says to a log that has no newest checkpoint: that is refused if it has cosigned one.
   *
   * @throws JournalException if the state is damaged
   */
  public Verdict lookForMissing(String origin) {
    long before = known(origin).map(SignedCheckpoint::size).orElse(0L);
    Optional<String> refusal =
        before == 0
            ? Optional.empty()
            : Optional.of(
                "the log's checkpoint is gone; " + before + " records were cosigned before");
    return new Verdict(origin, Optional.empty(), before, Optional.empty(), refusal);
  }

  private Optional<SignedCheckpoint> known(String origin) {
    String file = stateName(origin);
    return state.read(file).map(bytes -> checked(file, origin, bytes));
  }

  /** What it remembers bears its own signature, so damage to it is found. */
  private SignedCheckpoint checked(String file, String origin, byte[] bytes) {
    try {
      SignedCheckpoint known = SignedCheckpoint.parse(bytes);
      if (known.checkpoint().origin().equals(origin)
          && known.note().isSignedBy(key.publicKey().cosigner(name))) {
        return known;
      }
    } catch (SealException e) {
      throw new SealException(file + ": the witness's state is damaged: " + e.getMessage(), e);
    }
    throw new SealException(
        file + ": the witness's state is damaged, or of another key or name than " + name);
  }

  private static Optional<String> refusal(
      SignedCheckpoint old, SignedCheckpoint newest, SealedLog log) {
    if (newest.size() < old.size()) {
      return Optional.of("the log was rolled back: " + both(old, newest));
    }
    boolean grew =
        MerkleProofs.consistent(
            old.size(),
            newest.size(),
            old.root(),
            newest.root(),
            log.consistencyProof(old.size(), newest.size()));
    return grew ? Optional.empty() : Optional.of("the log was rewritten: " + both(old, newest));
  }

  private static String both(SignedCheckpoint old, SignedCheckpoint newest) {
    return "cosigned before was size "
        + old.size()
        + " with root "
        + old.root()
        + ", now it has size "
        + newest.size()
        + " with root "
        + newest.root();
  }

  private static String stateName(String origin) {
    return HexFormat.of().formatHex(sha256(origin)) + ".checkpoint";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static JournalException unsigned(SealedLog log) {
    return new JournalException(
        log.newestFileName() + ": there is no checkpoint with a good signature of the log's key");
  }
}
