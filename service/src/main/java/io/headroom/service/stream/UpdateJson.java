package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Updates as JSON, without what differs from one subscription to the next. */
final class UpdateJson {
  private UpdateJson() {}

  static ObjectNode of(Update update) {
    ObjectNode json = Json.object();
    if (update instanceof RiskUpdate risk) {
      risk(begin(json, "risk", update), risk);
    } else if (update instanceof LimitUpdate limit) {
      limit(begin(json, "limit", update), limit);
    } else if (update instanceof EventUpdate event) {
      event(begin(json, "event", update), event);
    } else if (update instanceof ForecastUpdate forecast) {
      ForecastJson.put(begin(json, "forecast", update), forecast);
    }
    return json;
  }

  private static ObjectNode begin(ObjectNode json, String type, Update update) {
    Update.Origin origin = update.origin();
    json.put("type", type).put("decision", origin.decision()).put("cause", origin.cause());
    Json.putTime(json, "time", origin.time());
    return json;
  }

  private static void risk(ObjectNode json, RiskUpdate risk) {
    json.put("scope", risk.path()).put("status", risk.status().name());
    RiskUpdate.Measures measures = risk.measures();
    Json.put(json, "var975", measures.var975());
    Json.put(json, "var99", measures.var99());
    Json.put(json, "es975", measures.es975());
    Json.put(json, "es99", measures.es99());
    Json.put(json, "grossNotional", measures.grossNotional());
    Json.put(json, "netNotional", measures.netNotional());
    Json.put(json, "profitAndLoss", measures.profitAndLoss());
    json.put("scenarios", measures.scenarios());
    ArrayNode holdings = json.putArray("holdings");
    risk.holdings().forEach(holding -> holding(holdings.addObject(), holding));
  }

  private static void holding(ObjectNode json, RiskUpdate.Holding holding) {
    json.put("instrument", holding.instrument()).put("quantity", holding.quantity());
    Json.put(json, "mark", holding.mark());
    Json.put(json, "previousClose", holding.previousClose());
    Json.put(json, "sigmaOneDay", holding.sigmaOneDay());
    json.put("stale", holding.stale());
  }

  private static void limit(ObjectNode json, LimitUpdate limit) {
    json.put("scope", limit.path());
    LimitUpdate.Use use = limit.use();
    Json.put(json, "level", use.level());
    Json.put(json, "budget", use.budget());
    Json.put(json, "valueAtRisk", use.valueAtRisk());
    Json.put(json, "utilisation", use.utilisation());
    json.put("state", limit.state().name()).put("bindingScope", limit.binding());
    ArrayNode headroom = json.putArray("headroom");
    limit.headroom().forEach(room -> room(headroom.addObject(), room));
  }

  private static void room(ObjectNode json, LimitUpdate.Room room) {
    json.put("instrument", room.instrument());
    Json.put(json, "buy", room.buy());
    Json.put(json, "sell", room.sell());
    Json.put(json, "restore", room.restore());
    json.put("buyBinding", room.buyBinding().orElse(null));
    json.put("sellBinding", room.sellBinding().orElse(null));
  }

  private static void event(ObjectNode json, EventUpdate event) {
    if (event instanceof EventUpdate.StateChanged changed) {
      json.put("event", "limit-state").put("scope", changed.path());
      json.put("from", changed.from().name()).put("to", changed.to().name());
      figures(json, event);
      Json.put(json, "utilisation", changed.utilisation());
    } else if (event instanceof EventUpdate.BreachRaised raised) {
      json.put("event", "breach-raised").put("scope", raised.path());
      figures(json, event);
    } else if (event instanceof EventUpdate.BreachCleared cleared) {
      json.put("event", "breach-cleared").put("scope", cleared.path());
      figures(json, event);
      json.put("raisedBy", cleared.raisedBy());
    }
  }

  private static void figures(ObjectNode json, EventUpdate event) {
    Json.put(json, "valueAtRisk", event.valueAtRisk());
    Json.put(json, "budget", event.budget());
  }
}
