package io.headroom.service.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client knows: a snapshot, and every update since folded into it, in the snapshot's own
 * form. Checks that no update is missing.
 */
final class FoldedState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 50;
  private static final int POINTS = 480;

  private final JsonNode hello;
  private final List<String> scopes = new ArrayList<>();
  private final List<String> instruments = new ArrayList<>();
  private final Map<String, JsonNode> limitOf = new LinkedHashMap<>();
  private final Map<String, JsonNode> risk = new LinkedHashMap<>();
  private final Map<String, JsonNode> limits = new LinkedHashMap<>();
  private final Map<String, JsonNode> forecasts = new LinkedHashMap<>();
  private final Map<String, JsonNode> breaches = new LinkedHashMap<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final Map<String, List<JsonNode>> riskHistory = new LinkedHashMap<>();
  private final Map<String, List<JsonNode>> forecastHistory = new LinkedHashMap<>();
  private final Map<String, String> forecastDate = new LinkedHashMap<>();
  private long decision;
  private long skipped;

  FoldedState(JsonNode hello, JsonNode snapshot) {
    this.hello = hello;
    for (JsonNode scope : hello.path("scopes")) {
      scopes.add(scope.path("path").asText());
      limitOf.put(scope.path("path").asText(), scope.path("limit"));
    }
    hello.path("instruments").forEach(i -> instruments.add(i.path("symbol").asText()));
    take(snapshot);
  }

  long decision() {
    return decision;
  }

  /** Updates that the server said it left out. */
  long skipped() {
    return skipped;
  }

  void take(JsonNode message) {
    switch (message.path("type").asText()) {
      case "snapshot" -> snapshot(message);
      case "risk", "limit", "event", "forecast" -> update(message);
      default -> {
        // Heartbeats and answers change nothing.
      }
    }
  }

  private void snapshot(JsonNode message) {
    JsonNode state = message.path("state");
    state.path("risk").forEach(u -> risk.put(u.path("scope").asText(), u));
    state.path("limits").forEach(u -> limits.put(u.path("scope").asText(), u));
    state.path("forecasts").forEach(u -> forecasts.put(u.path("instrument").asText(), u));
    state.path("breaches").forEach(u -> breaches.put(u.path("scope").asText(), u));
    state.path("events").forEach(events::add);
    histories(state.path("riskHistory"), riskHistory);
    histories(state.path("forecastHistory"), forecastHistory);
    forecasts.forEach((symbol, u) -> forecastDate.put(symbol, u.path("originDate").asText()));
    decision = message.path("decision").asLong();
  }

  private static void histories(JsonNode json, Map<String, List<JsonNode>> histories) {
    json.properties()
        .forEach(
            entry -> {
              List<JsonNode> points = new ArrayList<>();
              entry.getValue().forEach(points::add);
              histories.put(entry.getKey(), points);
            });
  }

  private void update(JsonNode message) {
    if (message.path("previous").asLong() != decision) {
      throw new AssertionError("after decision " + decision + " came " + message);
    }
    if (message.path("decision").asLong() <= decision) {
      throw new AssertionError("decision numbers must grow: " + decision + ", then " + message);
    }
    decision = message.path("decision").asLong();
    skipped += message.path("skipped").asLong();
    ObjectNode plain = message.deepCopy();
    plain.remove(List.of("subscription", "previous", "skipped"));
    switch (message.path("type").asText()) {
      case "risk" -> risk(plain);
      case "limit" -> limits.put(plain.path("scope").asText(), plain);
      case "event" -> event(plain);
      default -> forecast(plain);
    }
  }

  private void risk(ObjectNode update) {
    String scope = update.path("scope").asText();
    risk.put(scope, update);
    JsonNode limit = limitOf.get(scope);
    long minute = Instant.parse(update.path("time").asText()).toEpochMilli() / 60_000 * 60_000;
    ArrayNode point = JSON.createArrayNode();
    point.add(minute);
    point.add(update.path(limit.path("level").asDouble() == 0.975 ? "var975" : "var99"));
    point.add(limit.isNull() ? JSON.nullNode() : limit.path("budget"));
    point.add(update.path("profitAndLoss"));
    List<JsonNode> points = riskHistory.computeIfAbsent(scope, s -> new ArrayList<>());
    if (!points.isEmpty() && points.get(points.size() - 1).path(0).asLong() == minute) {
      points.remove(points.size() - 1);
    }
    points.add(point);
    if (points.size() > POINTS) {
      points.remove(0);
    }
  }

  private void event(ObjectNode update) {
    events.add(update);
    if (events.size() > EVENTS) {
      events.remove(0);
    }
    if (update.path("event").asText().equals("breach-raised")) {
      breaches.put(update.path("scope").asText(), update);
    } else if (update.path("event").asText().equals("breach-cleared")) {
      breaches.remove(update.path("scope").asText());
    }
  }

  private void forecast(ObjectNode update) {
    String symbol = update.path("instrument").asText();
    forecasts.put(symbol, update);
    String kind = update.path("kind").asText();
    if (!kind.equals("INTRADAY") && !kind.equals("SESSION_END")) {
      return;
    }
    List<JsonNode> points = forecastHistory.computeIfAbsent(symbol, s -> new ArrayList<>());
    String date = update.path("originDate").asText();
    if (!date.equals(forecastDate.put(symbol, date))) {
      points.clear();
    }
    ArrayNode point = JSON.createArrayNode();
    point.add(Instant.parse(update.path("origin").asText()).toEpochMilli());
    point.add(orNull(update.path("realized").path("sigmaSoFar")));
    point.add(orNull(update.path("network").path("sigmaOneDay")));
    point.add(update.path("logHar").path("sigmaOneDay"));
    point.add(update.path("ewma").path("sigmaOneDay"));
    points.add(point);
  }

  private static JsonNode orNull(JsonNode value) {
    return value.isMissingNode() ? JSON.nullNode() : value;
  }

  /** In the form of a snapshot's state. */
  JsonNode toJson() {
    ObjectNode state = JSON.createObjectNode();
    array(state.putArray("risk"), scopes, risk);
    array(state.putArray("limits"), scopes, limits);
    array(state.putArray("forecasts"), instruments, forecasts);
    array(state.putArray("breaches"), scopes, breaches);
    events.forEach(state.putArray("events")::add);
    object(state.putObject("riskHistory"), scopes, riskHistory);
    object(state.putObject("forecastHistory"), instruments, forecastHistory);
    return state;
  }

  private static void array(ArrayNode json, List<String> keys, Map<String, JsonNode> values) {
    keys.stream().filter(values::containsKey).forEach(key -> json.add(values.get(key)));
  }

  private static void object(
      ObjectNode json, List<String> keys, Map<String, List<JsonNode>> values) {
    keys.stream()
        .filter(values::containsKey)
        .forEach(key -> values.get(key).forEach(json.withArray("/" + key.replace("/", "~1"))::add));
  }

  @Override
  public String toString() {
    return "state at " + decision + " of " + hello.path("journal").asText();
  }
}
