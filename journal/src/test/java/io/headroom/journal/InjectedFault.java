package io.headroom.journal;

/** A simulated disk refuses: no room, or a sync that fails. A real process stops at this. */
final class InjectedFault extends JournalException {
  private static final long serialVersionUID = 1L;

  InjectedFault(String message) {
    super(message);
  }
}
