package io.headroom.service.stream;

import static io.headroom.service.stream.Updates.MINUTE;
import static io.headroom.service.stream.Updates.cleared;
import static io.headroom.service.stream.Updates.event;
import static io.headroom.service.stream.Updates.forecast;
import static io.headroom.service.stream.Updates.limit;
import static io.headroom.service.stream.Updates.raised;
import static io.headroom.service.stream.Updates.risk;
import static io.headroom.service.stream.Updates.riskAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.journal.record.ForecastKind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamStateTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

  private final ScopeDirectory directory = ScopeDirectory.of(Updates.config().firm());
  private final StreamState state = new StreamState(directory, List.of("ONE"));

  private JsonNode shown(String... scopes) {
    return state.snapshot(new Selection(Set.of(scopes), EnumSet.allOf(Topic.class)));
  }

  @Test
  void shouldHoldTheLatestOfEachValueInTheOrderOfTheTree() {
    state.apply(risk(1, "desk/A", 1));
    state.apply(risk(2, "firm", 2));
    state.apply(risk(3, "desk/A", 3));
    state.apply(limit(4, "firm"));

    JsonNode shown = shown("firm", "desk/A");

    assertThat(shown.path("risk")).hasSize(2);
    assertThat(shown.path("risk").path(0).path("scope").asText()).isEqualTo("firm");
    assertThat(shown.path("risk").path(1).path("decision").asLong()).isEqualTo(3);
    assertThat(shown.path("limits")).hasSize(1);
  }

  @Test
  void shouldWriteUnknownAndUnboundedAsNull() {
    state.apply(risk(1, "firm", 1));
    state.apply(limit(2, "firm"));

    JsonNode risk = shown("firm").path("risk").path(0);
    JsonNode room = shown("firm").path("limits").path(0).path("headroom").path(0);

    assertThat(risk.path("profitAndLoss").isNull()).isTrue();
    assertThat(risk.path("holdings").path(0).path("quantity").asText()).isEqualTo("-2.50");
    assertThat(room.path("buy").isNull()).isTrue();
    assertThat(room.path("buyBinding").isNull()).isTrue();
    assertThat(room.path("sell").asDouble()).isEqualTo(20);
    assertThat(room.path("restore").isNull()).isTrue();
  }

  @Test
  void shouldHoldOpenBreachesAndTheLastFiftyEvents() {
    state.apply(raised(1, "firm"));
    state.apply(raised(2, "desk/A"));
    state.apply(cleared(3, "firm", 1));
    for (long i = 4; i <= 60; i++) {
      state.apply(event(i, i % 2 == 0 ? "firm" : "desk/A"));
    }

    assertThat(shown("firm", "desk/A").path("breaches")).hasSize(1);
    assertThat(shown("firm", "desk/A").path("events")).hasSize(50);
    assertThat(shown("firm", "desk/A").path("events").path(0).path("decision").asLong())
        .isEqualTo(11);
    // 28 even numbers from 4 to 60, or 29, and before them the breach raised and cleared
    assertThat(shown("firm").path("events")).hasSize(31);
    assertThat(shown("firm").path("breaches")).isEmpty();
  }

  @Test
  void shouldKeepTheLastOfEachMinuteForTheLimitsLevel() {
    // the firm's limit is at 97.5 %, so its VaR is var975, which is half of var99 here
    state.apply(riskAt(1, 10 * MINUTE, "firm", 100));
    state.apply(riskAt(2, 11 * MINUTE - 1, "firm", 200));
    state.apply(riskAt(3, 11 * MINUTE, "firm", 300));
    state.apply(riskAt(4, 11 * MINUTE, "desk/AB", 300));

    JsonNode firm = shown("firm", "desk/AB").path("riskHistory").path("firm");
    JsonNode desk = shown("firm", "desk/AB").path("riskHistory").path("desk/AB");

    assertThat(firm.toString())
        .isEqualTo("[[600000,100.0,1000.0,null],[660000,150.0,1000.0,null]]");
    assertThat(desk.toString()).isEqualTo("[[660000,300.0,null,null]]");
  }

  @Test
  void shouldKeepFourHundredAndEightyMinutes() {
    for (long i = 1; i <= 500; i++) {
      state.apply(risk(i, "firm", 1));
    }
    JsonNode firm = shown("firm").path("riskHistory").path("firm");

    assertThat(firm).hasSize(480);
    assertThat(firm.path(0).path(0).asLong()).isEqualTo(21 * 60_000);
  }

  @Test
  void shouldKeepTheForecastsOfOneDay() {
    state.apply(forecast(1, ForecastKind.INTRADAY, MONDAY));
    state.apply(forecast(2, ForecastKind.SESSION_END, MONDAY));
    state.apply(forecast(3, ForecastKind.HISTORY, MONDAY.plusDays(1)));
    assertThat(shown().path("forecastHistory").path("ONE").toString())
        .isEqualTo("[[60000,null,null,null,0.01],[120000,null,null,null,0.01]]");

    state.apply(forecast(4, ForecastKind.INTRADAY, MONDAY.plusDays(1)));
    assertThat(shown().path("forecastHistory").path("ONE")).hasSize(1);
    assertThat(shown().path("forecasts")).hasSize(1);
  }

  @Test
  void shouldPassOverScopesThatAreGone() {
    state.apply(risk(1, "desk/GONE", 1));
    assertThat(shown("desk/GONE").path("risk")).isEmpty();
  }
}
