package io.headroom.forecast.garch;

/** The search for a likelihood's maximum ended without one; the message says for which series. */
public final class NoMaximumException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoMaximumException(String message) {
    super(message);
  }
}
