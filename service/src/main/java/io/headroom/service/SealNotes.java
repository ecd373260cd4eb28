package io.headroom.service;

import io.headroom.journal.seal.SealStatus;

/**
 * Tells on the terminal when sealing falls behind and when it has caught up, once each. Its errors
 * are told by whoever seals.
 */
final class SealNotes {
  private final Console console;
  private boolean behind;

  SealNotes(Console console) {
    this.console = console;
  }

  /** How it stands. */
  void tell(SealStatus status) {
    if (status.failure().isPresent()) {
      return;
    }
    if (status.problem().isPresent() != behind) {
      behind = !behind;
      console.note(status.problem().orElse("sealing has caught up"));
    }
  }
}
