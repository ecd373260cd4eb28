package io.headroom.journal.seal;

/**
 * A checkpoint and the note that it stands in.
 *
 * @param note with all its signatures, checked or not
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
  /** Reads a note that holds a checkpoint; its signatures are not checked. */
  public static SignedCheckpoint parse(byte[] bytes) {
    return of(SignedNote.parse(bytes));
  }

  /** Reads a note's text as a checkpoint. */
  public static SignedCheckpoint of(SignedNote note) {
    return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
  }

  /** Signs one: the key's name is the origin. */
  static SignedCheckpoint sign(Checkpoint checkpoint, SealKey key) {
    return new SignedCheckpoint(checkpoint, key.sign(checkpoint.origin(), checkpoint.text()));
  }

  /** Whether a log's key has signed it, under the origin's name. */
  public boolean isSignedBy(SealPublicKey key) {
    String origin = checkpoint.origin();
    return KeyNames.valid(origin) && note.isSignedBy(key.named(origin));
  }

  /** How many records it covers. */
  public long size() {
    return checkpoint.size();
  }

  /** The root of the tree over them. */
  public TreeHash root() {
    return checkpoint.root();
  }
}
