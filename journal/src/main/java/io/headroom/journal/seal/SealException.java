package io.headroom.journal.seal;

import io.headroom.journal.JournalException;

/** A note, checkpoint, proof or key that cannot be used; the message says why. */
public final class SealException extends JournalException {
  private static final long serialVersionUID = 1L;

  public SealException(String message) {
    super(message);
  }

  public SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
