package io.headroom.config;

/** A text that is not what its field needs. The message says what the field needs. */
final class BadValue extends Exception {
  private static final long serialVersionUID = 1;

  BadValue(String message) {
    super(message);
  }
}
