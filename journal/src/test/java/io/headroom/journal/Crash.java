package io.headroom.journal;

/** A simulated process ends here, whatever it was doing. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String where) {
    super(where, null, false, false);
  }
}
