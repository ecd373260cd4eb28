package io.headroom.service.access;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Duration;
import java.time.Instant;

/** Signs tokens: JWT with HMAC-SHA-256 (RFC 7519). */
public final class TokenIssuer {
  /** The longest that a token may live. */
  public static final Duration LONGEST = Duration.ofDays(30);

  static final String ISSUER = "headroom";
  static final String ROLES = "roles";
  static final String DESKS = "desks";

  private final Algorithm algorithm;

  public TokenIssuer(TokenKey key) {
    algorithm = Algorithm.HMAC256(key.secret());
  }

  /**
   * A token for these claims.
   *
   * @param now when it is issued
   * @throws IllegalArgumentException if it would live longer than {@link #LONGEST} or not at all
   */
  public String issue(Claims claims, Instant now) {
    if (!claims.expires().isAfter(now) || claims.expires().isAfter(now.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "a token lives for more than no time and at most " + LONGEST.toDays() + " days");
    }
    return JWT.create()
        .withIssuer(ISSUER)
        .withSubject(claims.subject())
        .withIssuedAt(now)
        .withExpiresAt(claims.expires())
        .withClaim(ROLES, claims.roleNames())
        .withClaim(DESKS, claims.desks())
        .sign(algorithm);
  }
}
