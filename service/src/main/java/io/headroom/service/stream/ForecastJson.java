package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

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
    forecast
        .network()
        .ifPresentOrElse(
            network -> sigmas(json.putObject("network"), network.sigmas()),
            () -> json.putNull("network"));
    json.put("modelHash", forecast.modelHash());
    json.put("networkHash", forecast.network().map(ForecastUpdate.Network::hash).orElse(null));
    forecast
        .realized()
        .ifPresentOrElse(
            realized -> realized(json.putObject("realized"), realized),
            () -> json.putNull("realized"));
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
