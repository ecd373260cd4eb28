package io.headroom.replay;

import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.SignedNote;
import io.headroom.journal.seal.VerifierKey;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint that someone has kept apart from the journal.
 *
 * @param file as it was given
 */
public record KeptCheckpoint(String file, SignedCheckpoint checkpoint) {
  /** What a witness's cosignature is checked with. */
  @FunctionalInterface
  public interface WitnessKey {
    /** Whether the witness has cosigned. */
    boolean hasCosigned(SignedNote note);

    /**
     * Of a witness with a known name.
     *
     * @throws SealException if the key is not one for cosignatures, such as a log's own
     */
    static WitnessKey of(VerifierKey key) {
      if (key.type() != VerifierKey.Type.COSIGNATURE) {
        throw new SealException(
            "the verifier key of " + key.name() + " signs for a log, it is not a witness's");
      }
      return note -> note.isSignedBy(key);
    }

    /** Of a witness whose name is any of those on the note. */
    static WitnessKey of(SealPublicKey key) {
      return note ->
          note.signatures().stream()
              .map(SignedNote.Signature::name)
              .distinct()
              .anyMatch(name -> note.isSignedBy(key.cosigner(name)));
    }
  }

  /** What is wrong with it, apart from what it says. */
  Optional<Finding> finding(String journalId, SealPublicKey key, List<WitnessKey> witnesses) {
    String origin = checkpoint.checkpoint().origin();
    if (!origin.endsWith("/" + journalId + "/facts")
        && !origin.endsWith("/" + journalId + "/decisions")) {
      return found("a checkpoint of the journal " + journalId, "one of " + origin);
    }
    if (!checkpoint.isSignedBy(key)) {
      return found("a good signature of the key " + key, "none");
    }
    boolean cosigned = witnesses.stream().allMatch(w -> w.hasCosigned(checkpoint.note()));
    return cosigned ? Optional.empty() : found("a good cosignature of each witness", "none of one");
  }

  boolean isOf(String log) {
    return checkpoint.checkpoint().origin().endsWith("/" + log);
  }

  private Optional<Finding> found(String expected, String found) {
    return Optional.of(Finding.ofFile("", file, expected, found));
  }
}
