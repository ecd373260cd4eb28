package io.headroom.service.access;

/** A token that opens nothing. The message tells its holder why, and never holds the token. */
public final class TokenRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why, as a code that programs can tell apart. */
  public enum Reason {
    /** None was sent. */
    MISSING("token-missing"),
    /** It is no token of this service. */
    INVALID("token-invalid"),
    /** Its time is over. */
    EXPIRED("token-expired");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** Such as {@code token-expired}. */
    public String code() {
      return code;
    }
  }

  public TokenRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
