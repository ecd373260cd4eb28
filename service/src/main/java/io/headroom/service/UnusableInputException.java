package io.headroom.service;

/** Input that the command can't work with; its message is for the person who gave it. */
final class UnusableInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableInputException(String message) {
    super(message);
  }
}
