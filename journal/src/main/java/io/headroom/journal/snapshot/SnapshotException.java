package io.headroom.journal.snapshot;

import io.headroom.journal.JournalException;

/** A file is no snapshot that can be read; the message says why. */
final class SnapshotException extends JournalException {
  private static final long serialVersionUID = 1L;

  SnapshotException(String message) {
    super(message);
  }

  SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
