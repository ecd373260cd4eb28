package io.headroom.service.stream;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.journal.record.AssessmentStatus;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.LimitState;
import io.headroom.journal.record.ModelKind;
import io.headroom.service.access.Claims;
import io.headroom.service.access.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Made-up updates of a small firm. */
final class Updates {
  static final long MINUTE = 60_000_000_000L;
  static final Instant EXPIRES = Instant.ofEpochSecond(1_000_000);

  private Updates() {}

  static HeadroomConfig config() {
    String yaml =
        """
        version: 1
        firm:
          name: Small
          currency: USD
          limit: {owner: Head, level: 0.975, budget: 1000}
          desks:
            - {name: A, books: [{name: X}, {name: Y}], limit: {owner: Lead, level: 0.99, budget: 500}}
            - {name: AB}
        calendars:
          - {name: DAY, zone: UTC, open: 09:00, close: 17:00}
        instruments:
          - {id: 1, symbol: ONE, kind: equity, currency: USD, price-exponent: -2,
             quantity-exponent: 0, tick-size: 0.01, calendar: DAY}
        """;
    return ConfigLoader.parse(yaml.getBytes(StandardCharsets.UTF_8), "small.yaml");
  }

  static Hub hub(int recentUpdates) {
    return new Hub(new House("j", config(), Optional.empty(), "test"), recentUpdates, 0);
  }

  static Claims auditor() {
    return claims(Role.AUDITOR);
  }

  static Claims trader(String... desks) {
    return claims(Role.TRADER, desks);
  }

  private static Claims claims(Role role, String... desks) {
    return new Claims("somebody", new TreeSet<>(List.of(role)), List.of(desks), EXPIRES);
  }

  static RiskUpdate risk(long decision, String scope, double var99) {
    return riskAt(decision, decision * MINUTE, scope, var99);
  }

  static RiskUpdate riskAt(long decision, long time, String scope, double var99) {
    return new RiskUpdate(
        new Update.Origin(decision, 1, time),
        scope,
        AssessmentStatus.COMPLETE,
        new RiskUpdate.Measures(var99 / 2, var99, 3, 4, 5, 6, Double.NaN, 7),
        List.of(new RiskUpdate.Holding("ONE", "-2.50", 10, 9, Double.NaN, true)));
  }

  static LimitUpdate limit(long decision, String scope) {
    return new LimitUpdate(
        origin(decision),
        scope,
        new LimitUpdate.Use(0.99, 500, 250, 0.5),
        LimitState.OK,
        "firm",
        List.of(
            new LimitUpdate.Room(
                "ONE",
                Double.POSITIVE_INFINITY,
                20,
                Double.NaN,
                Optional.empty(),
                Optional.of("firm"))));
  }

  static EventUpdate event(long decision, String scope) {
    return new EventUpdate.StateChanged(
        origin(decision), scope, LimitState.OK, LimitState.WARNING, 400, 500, 0.8);
  }

  static EventUpdate raised(long decision, String scope) {
    return new EventUpdate.BreachRaised(origin(decision), scope, 600, 500);
  }

  static EventUpdate cleared(long decision, String scope, long raisedBy) {
    return new EventUpdate.BreachCleared(origin(decision), scope, 400, 500, raisedBy);
  }

  static ForecastUpdate forecast(long decision, ForecastKind kind, LocalDate date) {
    return forecast(decision, kind, date, 0);
  }

  static ForecastUpdate forecast(
      long decision, ForecastKind kind, LocalDate date, long latestMeasures) {
    return new ForecastUpdate(
        origin(decision),
        "ONE",
        new ForecastUpdate.View(kind, ModelKind.EWMA, decision * MINUTE, date),
        new ForecastUpdate.Sigmas(0.01, 0.005),
        Double.NaN,
        new ForecastUpdate.Sigmas(0.01, 0.005),
        new ForecastUpdate.Sigmas(Double.NaN, Double.NaN),
        Optional.empty(),
        Optional.empty(),
        "0".repeat(64),
        Optional.empty(),
        latestMeasures);
  }

  private static Update.Origin origin(long decision) {
    return new Update.Origin(decision, 1, decision * MINUTE);
  }
}
