package io.headroom.service.access;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells whether a token is one of this service's and still holds. Only HMAC-SHA-256 is accepted,
 * whatever a token says of its own algorithm; issuer, expiry and known roles are required; an
 * audience, if there is one, must name this service. Any thread may ask.
 */
public final class TokenVerifier {
  /** How far the clocks of issuer and service may differ. */
  public static final Duration SKEW = Duration.ofSeconds(5);

  private static final int MOST_CHARACTERS = 8192;

  private final JWTVerifier verifier;

  /**
   * @param clock tells now
   */
  public TokenVerifier(TokenKey key, Clock clock) {
    verifier =
        ((JWTVerifier.BaseVerification)
                JWT.require(Algorithm.HMAC256(key.secret()))
                    .withIssuer(TokenIssuer.ISSUER)
                    .withClaimPresence("exp")
                    .acceptLeeway(SKEW.toSeconds()))
            .build(clock);
  }

  /** What the token says, if it is to be believed. */
  public Claims verify(String token) throws TokenRefused {
    if (token.isEmpty()) {
      throw new TokenRefused(
          TokenRefused.Reason.MISSING,
          "a token is needed: send 'Authorization: Bearer TOKEN'; 'headroom token' makes one");
    }
    if (token.length() > MOST_CHARACTERS) {
      throw invalid("it is longer than " + MOST_CHARACTERS + " characters");
    }
    return claims(decoded(token));
  }

  /** Until when a connection that began with these claims may stay. */
  public static Instant until(Claims claims) {
    return claims.expires().plus(SKEW);
  }

  private DecodedJWT decoded(String token) throws TokenRefused {
    try {
      return verifier.verify(token);
    } catch (TokenExpiredException e) {
      throw new TokenRefused(
          TokenRefused.Reason.EXPIRED,
          "the token expired at " + e.getExpiredOn() + "; 'headroom token' makes a new one");
    } catch (JWTVerificationException e) {
      throw invalid("it is not signed with this service's key, or lacks issuer or expiry");
    }
  }

  private static Claims claims(DecodedJWT token) throws TokenRefused {
    if (token.getAudience() != null && !token.getAudience().contains(TokenIssuer.ISSUER)) {
      throw invalid("it is meant for another audience");
    }
    SortedSet<Role> roles = new TreeSet<>();
    for (String name : texts(token, TokenIssuer.ROLES)) {
      roles.add(
          Role.named(name)
              .orElseThrow(() -> invalid("it has a role that is none of " + Role.names())));
    }
    if (roles.isEmpty()) {
      throw invalid("it has no role; roles are " + Role.names());
    }
    String subject = token.getSubject() == null ? "" : token.getSubject();
    return new Claims(
        subject, roles, texts(token, TokenIssuer.DESKS), token.getExpiresAtAsInstant());
  }

  private static List<String> texts(DecodedJWT token, String name) throws TokenRefused {
    Claim claim = token.getClaim(name);
    if (claim.isMissing() || claim.isNull()) {
      return List.of();
    }
    Object[] values = array(claim, name);
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof String text)) {
        throw invalid("its claim '" + name + "' is no list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  private static Object[] array(Claim claim, String name) throws TokenRefused {
    try {
      Object[] values = claim.asArray(Object.class);
      if (values != null) {
        return values;
      }
    } catch (com.auth0.jwt.exceptions.JWTDecodeException e) {
      // Falls through to the message that says what is allowed.
    }
    throw invalid("its claim '" + name + "' is no list of texts");
  }

  private static TokenRefused invalid(String why) {
    return new TokenRefused(
        TokenRefused.Reason.INVALID,
        "the token is not valid here: " + why + "; 'headroom token' makes one");
  }
}
