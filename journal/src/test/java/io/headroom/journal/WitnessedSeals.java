package io.headroom.journal;

import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an outsider knows of one log's seals: looks at the newest checkpoint again and again, as a
 * witness would, and never forgets one. Computes roots from the definition in RFC 9162, section
 * 2.1.1.
 */
final class WitnessedSeals {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final SealPublicKey KEY = SimulatedSealing.KEY.publicKey();

  private final String log;
  private final JournalFiles files;
  private final MessageDigest sha256;
  private final List<byte[]> leaves = new ArrayList<>();
  private byte[] seen = {};
  private long sealed;
  private long size;
  private boolean forked;

  WitnessedSeals(String log, JournalFiles files) {
    this.log = log;
    this.files = files;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Looks at the newest checkpoint.
   *
   * @param promised the records that are durable
   * @return whether it is one that was not there before
   */
  boolean look(List<byte[]> promised) {
    Optional<byte[]> newest = newest();
    if (newest.isEmpty() || Arrays.equals(seen, newest.get())) {
      return false;
    }
    if (forked && seals().newestProblem().isPresent()) {
      return false;
    }
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(newest.get());
    if (!checkpoint.isSignedBy(KEY)) {
      throw new AssertionError(log + ": a checkpoint without a good signature");
    }
    check(checkpoint, promised);
    seen = newest.get();
    size = checkpoint.size();
    return true;
  }

  /** Records that the newest checkpoint seen covers. */
  int size() {
    return Math.toIntExact(size);
  }

  /** Whether a loss that no promise covers has come between the seals and the records. */
  boolean isForked() {
    return forked;
  }

  /** The sealer says that so much is sealed: it must stay so. */
  void claim(long size) {
    sealed = Math.max(sealed, size);
  }

  /** Checks that what was claimed is still there. */
  void checkNewest() {
    boolean sameAsSeen = newest().filter(bytes -> Arrays.equals(bytes, seen)).isPresent();
    long newest =
        sameAsSeen ? size : seals().newestCheckpoint().map(SignedCheckpoint::size).orElse(0L);
    if (newest < sealed) {
      throw new AssertionError(log + ": sealed up to " + sealed + ", newest checkpoint " + newest);
    }
  }

  /** Checks every checkpoint of the days. */
  void checkDays(List<byte[]> promised) {
    if (forked) {
      return;
    }
    long before = 0;
    for (SignedCheckpoint checkpoint : seals().checkpoints()) {
      if (checkpoint.size() < before) {
        throw new AssertionError(log + ": checkpoint " + checkpoint.size() + " after " + before);
      }
      before = checkpoint.size();
      check(checkpoint, promised);
    }
  }

  private Optional<byte[]> newest() {
    return files.read("seals/" + log + "/checkpoint");
  }

  private SealedLog seals() {
    return SealedLog.of(files, log, KEY);
  }

  /** No promise holds any more: what is there now counts, and days may tell of what is lost. */
  void forget() {
    forked = true;
    sealed = 0;
    size = 0;
    seen = new byte[0];
    leaves.clear();
  }

  private void check(SignedCheckpoint checkpoint, List<byte[]> promised) {
    if (checkpoint.size() > promised.size()) {
      throw new AssertionError(
          log + ": sealed " + checkpoint.size() + ", durable " + promised.size());
    }
    while (leaves.size() < checkpoint.size()) {
      leaves.add(hash(LEAF, promised.get(leaves.size()), new byte[0]));
    }
    byte[] root = root(0, Math.toIntExact(checkpoint.size()));
    if (!Arrays.equals(root, checkpoint.root().bytes())) {
      throw new AssertionError(log + ": wrong root at size " + checkpoint.size());
    }
  }

  private byte[] root(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    int split = Integer.highestOneBit(to - from - 1);
    return hash(NODE, root(from, from + split), root(from + split, to));
  }

  private byte[] hash(byte kind, byte[] left, byte[] right) {
    sha256.update(kind);
    sha256.update(left);
    return sha256.digest(right);
  }
}
