package io.headroom.service;

import java.util.Optional;

/** Tells on the terminal when feeding is paused and when it goes on, once each. */
final class PauseNotes {
  private final Console console;
  private boolean paused;

  PauseNotes(Console console) {
    this.console = console;
  }

  /** How it stands: why nothing is fed, or empty. */
  void tell(Optional<String> reason) {
    if (reason.isPresent() != paused) {
      paused = reason.isPresent();
      console.note(reason.map(why -> "feeds paused: " + why).orElse("feeds go on: there is room"));
    }
  }
}
