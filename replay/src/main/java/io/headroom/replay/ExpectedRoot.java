package io.headroom.replay;

import io.headroom.journal.seal.SignedCheckpoint;

/**
 * A checkpoint whose root the log must have.
 *
 * @param source the file in which it stands
 * @param offset where in that file
 */
record ExpectedRoot(SignedCheckpoint checkpoint, String source, long offset) {
  long size() {
    return checkpoint.size();
  }
}
