package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What all updates so far add up to, as a snapshot tells it: the latest of each value, open
 * breaches, the last events, and the histories for charts. Updates of scopes that the config does
 * not have are passed over.
 */
final class StreamState {
  private static final int MOST_EVENTS = 50;

  private final ScopeDirectory directory;
  private final List<String> instruments;
  private final Map<String, RiskUpdate> risk = new LinkedHashMap<>();
  private final Map<String, LimitUpdate> limits = new LinkedHashMap<>();
  private final Map<String, ForecastUpdate> forecasts = new LinkedHashMap<>();
  private final Map<String, EventUpdate> breaches = new LinkedHashMap<>();
  private final Map<String, Deque<EventUpdate>> events = new LinkedHashMap<>();
  private final Map<String, RiskHistory> riskHistory = new LinkedHashMap<>();
  private final Map<String, ForecastHistory> forecastHistory = new LinkedHashMap<>();

  /**
   * @param instruments symbols in the order in which they are told
   */
  StreamState(ScopeDirectory directory, List<String> instruments) {
    this.directory = directory;
    this.instruments = List.copyOf(instruments);
  }

  /** Takes the next update. */
  void apply(Update update) {
    if (!update.scope().map(directory::has).orElse(true)) {
      return;
    }
    if (update instanceof RiskUpdate assessed) {
      risk.put(assessed.path(), assessed);
      riskHistory.computeIfAbsent(assessed.path(), this::newRiskHistory).add(assessed);
    } else if (update instanceof LimitUpdate limit) {
      limits.put(limit.path(), limit);
    } else if (update instanceof EventUpdate event) {
      apply(event);
    } else if (update instanceof ForecastUpdate forecast) {
      apply(forecast);
    }
  }

  private void apply(EventUpdate event) {
    Deque<EventUpdate> latest = events.computeIfAbsent(event.path(), path -> new ArrayDeque<>());
    latest.addLast(event);
    if (latest.size() > MOST_EVENTS) {
      latest.removeFirst();
    }
    if (event instanceof EventUpdate.BreachRaised) {
      breaches.put(event.path(), event);
    } else if (event instanceof EventUpdate.BreachCleared) {
      breaches.remove(event.path());
    }
  }

  private void apply(ForecastUpdate forecast) {
    forecasts.put(forecast.instrument(), forecast);
    if (forecast.ofTheDay()) {
      forecastHistory
          .computeIfAbsent(forecast.instrument(), symbol -> new ForecastHistory())
          .add(forecast);
    }
  }

  private RiskHistory newRiskHistory(String path) {
    return new RiskHistory(directory.scope(path).flatMap(ScopeDirectory.Scope::limit));
  }

  /** The part of it that a subscription is about; topics that it has not are empty. */
  ObjectNode snapshot(Selection selection) {
    List<String> scopes = directory.visible(selection.scopes()::contains);
    List<String> riskScopes = selection.has(Topic.RISK) ? scopes : List.of();
    List<String> limitScopes = selection.has(Topic.LIMITS) ? scopes : List.of();
    List<String> symbols = selection.has(Topic.FORECASTS) ? instruments : List.of();
    ObjectNode json = Json.object();
    updates(json.putArray("risk"), riskScopes, risk);
    updates(json.putArray("limits"), limitScopes, limits);
    updates(json.putArray("forecasts"), symbols, forecasts);
    updates(json.putArray("breaches"), limitScopes, breaches);
    ArrayNode eventArray = json.putArray("events");
    lastEvents(limitScopes).forEach(event -> addTo(eventArray, event));
    histories(json.putObject("riskHistory"), riskScopes, riskHistory, RiskHistory::write);
    histories(json.putObject("forecastHistory"), symbols, forecastHistory, ForecastHistory::write);
    return json;
  }

  /** The decisions that it is made of: applying their updates in order gives the same state. */
  LongStream sources() {
    Stream<Update> updates =
        Stream.of(
                risk.values().stream(),
                limits.values().stream(),
                forecasts.values().stream(),
                breaches.values().stream(),
                events.values().stream().flatMap(Deque::stream))
            .flatMap(all -> all);
    return Stream.of(
            updates.flatMapToLong(Update::sources),
            riskHistory.values().stream().flatMapToLong(RiskHistory::sources),
            forecastHistory.values().stream().flatMapToLong(ForecastHistory::sources))
        .flatMapToLong(all -> all);
  }

  private List<EventUpdate> lastEvents(List<String> scopes) {
    List<EventUpdate> seen = new ArrayList<>();
    scopes.forEach(scope -> seen.addAll(events.getOrDefault(scope, new ArrayDeque<>())));
    seen.sort(Comparator.comparingLong(Update::decision));
    return seen.subList(Math.max(0, seen.size() - MOST_EVENTS), seen.size());
  }

  private static void updates(
      ArrayNode json, List<String> keys, Map<String, ? extends Update> latest) {
    for (String key : keys) {
      if (latest.containsKey(key)) {
        addTo(json, latest.get(key));
      }
    }
  }

  private static void addTo(ArrayNode json, Update update) {
    json.add(UpdateJson.of(update));
  }

  private static <T> void histories(
      ObjectNode json,
      List<String> keys,
      Map<String, T> histories,
      BiConsumer<T, ArrayNode> write) {
    for (String key : keys) {
      if (histories.containsKey(key)) {
        write.accept(histories.get(key), json.putArray(key));
      }
    }
  }
}
