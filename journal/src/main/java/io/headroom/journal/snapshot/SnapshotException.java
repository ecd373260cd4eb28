package io.headroom.journal.snapshot;

import io.headroom.journal.JournalException;

/** A file is no snapshot that can be read; the message says why. */
public final class SnapshotException extends JournalException {
  private static final long serialVersionUID = 1L;

  public SnapshotException(String message) {
    super(message);
  }

  public SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
