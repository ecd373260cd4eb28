package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Forecasts as JSON. */
final class ForecastJson {
  private ForecastJson() {}

  static void put(ObjectNode json, ForecastUpdate forecast) {
    ForecastUpdate.View view = forecast.view();
    json.put("instrument", forecast.instrument());
    json.put("kind", view.kind().name()).put("model", view.model().name());
    Json.putTime(json, "origin", view.instant());
    json.put("originDate", view.date().toString());
    sigmas(json, forecast.driving());
    Json.put(json, "logStandardError", forecast.logStandardError());
    sigmas(json.putObject("ewma"), forecast.ewma());
    sigmas(json.putObject("logHar"), forecast.logHar());
    network(json, "network", forecast.network());
    network(json, "challenger", forecast.challenger());
    json.put("modelHash", forecast.modelHash());
    json.put("networkHash", forecast.network().map(ForecastUpdate.Network::hash).orElse(null));
    json.put(
        "challengerHash", forecast.challenger().map(ForecastUpdate.Network::hash).orElse(null));
    forecast
        .realized()
        .ifPresentOrElse(
            realized -> realized(json.putObject("realized"), realized),
            () -> json.putNull("realized"));
  }

  private static void network(
      ObjectNode json, String name, Optional<ForecastUpdate.Network> network) {
    network.ifPresentOrElse(
        known -> sigmas(json.putObject(name), known.sigmas()), () -> json.putNull(name));
  }

  private static void sigmas(ObjectNode json, ForecastUpdate.Sigmas sigmas) {
    Json.put(json, "sigmaOneDay", sigmas.oneDay());
    Json.put(json, "sigmaToClose", sigmas.toClose());
  }

  private static void realized(ObjectNode json, ForecastUpdate.Realized realized) {
    Json.put(json, "sigmaSoFar", realized.sigmaSoFar());
    Json.putTime(json, "asOf", realized.asOf());
    json.put("complete", realized.complete());
    Json.put(json, "open", realized.open());
    Json.put(json, "last", realized.last());
  }
}
