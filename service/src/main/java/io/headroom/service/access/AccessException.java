package io.headroom.service.access;

/** A key that cannot be used; the message is for the person who gave it. */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AccessException(String message) {
    super(message);
  }
}
