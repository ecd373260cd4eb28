package io.headroom.service.live;

/** An address that cannot be listened on; the message says which and why. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
