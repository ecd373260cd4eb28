package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.NetworkEvaluation;
import io.headroom.forecast.explanation.Attributions;
import io.headroom.replay.ForecastExplanation;
import io.headroom.replay.ForecastExplanation.Answer;
import io.headroom.replay.ForecastExplanation.Asked;
import io.headroom.replay.JournaledForecast;
import java.math.BigDecimal;
import java.util.List;

/** What explains a forecast, for programs. */
record ExplanationJson(ForecastExplanation explanation) {
  String toJson() {
    JournaledForecast forecast = explanation.journaled();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("decision", forecast.number());
    json.put("cause", forecast.cause());
    json.put("instrumentId", forecast.instrumentId());
    json.put("symbol", explanation.symbol());
    json.put("kind", forecast.kind().toString());
    json.put("originUtc", ExplanationReport.utc(forecast));
    json.put("originDate", forecast.originDate().toString());
    json.put("holds", new ExplanationReport(explanation).holds());
    put(json.putObject("journal"), forecast.toClose(), forecast.oneDay(), forecast.network());
    explanation
        .computed()
        .ifPresentOrElse(
            now ->
                put(
                    json.putObject("computed"),
                    now.toClose(),
                    now.oneDay(),
                    ForecastExplanation.network(now)),
            () -> json.putNull("computed"));
    ArrayNode answers = json.putArray("answers");
    explanation.answers().forEach(answer -> put(answers.addObject(), answer));
    return json.toString();
  }

  private static void put(ObjectNode json, double toClose, double oneDay, String network) {
    json.put("networkToCloseVariance", Decimals.shortest(toClose));
    json.put("networkOneDayVariance", Decimals.shortest(oneDay));
    json.put("networkHash", network);
  }

  private void put(ObjectNode json, Answer answer) {
    NetworkEvaluation evaluation = answer.evaluation();
    Attributions shares = answer.attributions();
    boolean today = answer.asked() == Asked.TODAY;
    json.put("asked", answer.asked().toString());
    json.put("makes", today ? "toClose" : "oneDay");
    json.put("shareOfOneDay", today ? null : share());
    json.put("logHarVariance", Decimals.shortest(evaluation.logHar()));
    json.put("variance", Decimals.shortest(evaluation.variance()));
    json.put("residual", Decimals.shortest(shares.residual()));
    json.put("factor", Decimals.shortest(StrictMath.exp(shares.residual())));
    json.put("harPointResidual", Decimals.shortest(shares.baselineResidual()));
    json.put("harPointFactor", Decimals.shortest(StrictMath.exp(shares.baselineResidual())));
    ArrayNode days = json.putArray("days");
    answer.days().forEach(day -> days.add(day.toString()));
    ArrayNode features = json.putArray("features");
    features(answer).forEach(features::add);
    table(json.putArray("window"), answer, evaluation.window());
    table(json.putArray("harPoint"), answer, evaluation.network().harPoint());
    putAttributions(json, answer);
    json.put("completenessError", Decimals.shortest(shares.completenessError()));
    json.put("tolerance", Decimals.shortest(shares.tolerance()));
    json.put("complete", shares.quadrature().complete());
    json.put("quadratureOrder", shares.quadrature().order());
    json.put("quadratureParts", shares.quadrature().parts());
  }

  private BigDecimal share() {
    return Decimals.shortest(explanation.computed().orElseThrow().untilSameMinute());
  }

  private static void putAttributions(ObjectNode json, Answer answer) {
    Attributions shares = answer.attributions();
    int steps = shares.shape().steps();
    int count = shares.shape().features();
    double[] flat = new double[steps * count];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = shares.of(0, i / count, i % count);
    }
    table(json.putArray("attributions"), answer, flat);
    ArrayNode ofDays = json.putArray("ofDays");
    for (int step = 0; step < steps; step++) {
      ofDays.add(Decimals.shortest(shares.ofStep(step)));
    }
    ArrayNode ofFeatures = json.putArray("ofFeatures");
    ArrayNode percents = json.putArray("ofFeaturesPercent");
    for (int feature = 0; feature < count; feature++) {
      ofFeatures.add(Decimals.shortest(shares.ofFeature(feature)));
      percents.add(Decimals.shortest(ExplanationReport.percent(shares.ofFeature(feature))));
    }
  }

  private static void table(ArrayNode json, Answer answer, double[] values) {
    int features = features(answer).size();
    for (int from = 0; from < values.length; from += features) {
      ArrayNode row = json.addArray();
      for (int i = 0; i < features; i++) {
        row.add(Decimals.shortest(values[from + i]));
      }
    }
  }

  private static List<String> features(Answer answer) {
    return answer.evaluation().network().artifact().featureNames();
  }
}
