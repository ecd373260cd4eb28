package io.headroom.journal;

/** Another writer holds the journal; a journal has one writer at a time. */
public final class JournalLockedException extends JournalException {
  private static final long serialVersionUID = 1L;

  public JournalLockedException(String message) {
    super(message);
  }
}
