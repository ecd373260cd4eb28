package io.headroom.replay;

import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import java.util.List;

/**
 * What a log is compared with.
 *
 * @param size how many records are sealed: the largest checkpoint of the journal's own
 * @param roots that the log must have, the smallest size first; those of checkpoints kept elsewhere
 *     included, which may be larger than what is sealed
 */
record SealChecks(SealedLog log, long size, List<ExpectedRoot> roots) {
  /** Of a checkpoint, for messages. */
  static String text(SignedCheckpoint checkpoint) {
    return "root " + checkpoint.root() + " at size " + checkpoint.size();
  }
}
