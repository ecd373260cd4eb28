package io.headroom.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TokenTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private final TokenKey key = TokenKey.random();

  private static Claims claims(Duration lifetime, Role role, String... desks) {
    return new Claims("jane", new TreeSet<>(List.of(role)), List.of(desks), NOW.plus(lifetime));
  }

  private Claims verified(String token, Instant at) throws TokenRefused {
    return new TokenVerifier(key, Clock.fixed(at, ZoneOffset.UTC)).verify(token);
  }

  @Test
  void shouldComeBackWhole() throws TokenRefused {
    Claims claims = claims(Duration.ofHours(8), Role.TRADER, "EQ", "FX");
    assertThat(verified(new TokenIssuer(key).issue(claims, NOW), NOW)).isEqualTo(claims);
  }

  @Test
  void shouldHoldUntilFiveSecondsAfterItsEnd() throws TokenRefused {
    Claims claims = claims(Duration.ofHours(1), Role.AUDITOR);
    String token = new TokenIssuer(key).issue(claims, NOW);
    Instant end = NOW.plus(Duration.ofHours(1));

    assertThat(verified(token, end.plusSeconds(4))).isEqualTo(claims);
    assertThatThrownBy(() -> verified(token, end.plusSeconds(6)))
        .isInstanceOfSatisfying(
            TokenRefused.class, e -> assertThat(e.reason()).isEqualTo(TokenRefused.Reason.EXPIRED));
    assertThat(TokenVerifier.until(claims)).isEqualTo(end.plusSeconds(5));
  }

  @Test
  void shouldBeRefusedByAnotherKey() {
    String token =
        new TokenIssuer(TokenKey.random()).issue(claims(Duration.ofHours(1), Role.AUDITOR), NOW);
    assertThatThrownBy(() -> verified(token, NOW))
        .isInstanceOfSatisfying(
            TokenRefused.class, e -> assertThat(e.reason()).isEqualTo(TokenRefused.Reason.INVALID));
  }

  @Test
  void shouldNotLiveForMoreThanAMonth() {
    TokenIssuer issuer = new TokenIssuer(key);
    assertThatThrownBy(() -> issuer.issue(claims(Duration.ofDays(31), Role.AUDITOR), NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> issuer.issue(claims(Duration.ZERO, Role.AUDITOR), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldOpenTheScopesOfItsDesksAlone() {
    Claims trader = claims(Duration.ofHours(1), Role.TRADER, "EQ");
    assertThat(trader.sees("desk/EQ")).isTrue();
    assertThat(trader.sees("desk/EQ/book/MAIN")).isTrue();
    assertThat(trader.sees("desk/EQ-2")).isFalse();
    assertThat(trader.sees("desk/FX/book/EQ")).isFalse();
    assertThat(trader.sees("firm")).isFalse();
    assertThat(trader.sees("")).isFalse();

    assertThat(claims(Duration.ofHours(1), Role.AUDITOR).sees("firm")).isTrue();
    assertThat(claims(Duration.ofHours(1), Role.FEED, "EQ").sees("desk/EQ")).isFalse();
  }
}
