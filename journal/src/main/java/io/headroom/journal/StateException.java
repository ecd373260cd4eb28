package io.headroom.journal;

/** Bytes that should be a state are not; the message says whose, what was expected and where. */
public final class StateException extends JournalException {
  private static final long serialVersionUID = 1L;

  StateException(String message) {
    super(message);
  }
}
