package io.headroom.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.evaluation.Comparison;
import io.headroom.forecast.evaluation.DieboldMariano;
import io.headroom.forecast.network.NetworkArtifact;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What an evaluation found, for people and for programs. */
record EvaluationReport(
    NetworkArtifact artifact,
    LocalDate from,
    LocalDate to,
    Comparison comparison,
    Optional<Retraining> retraining) {
  private static final int NAME_DIGITS = 12;

  String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "QLIKE    %8s %9s %9s %9s %11s %9s",
            "days", "EWMA", "log-HAR", "network", "difference", "DM"));
    comparison.instruments().forEach(row -> text.append(row(row)));
    text.append(row(comparison.pooled()));
    text.append(
        line(
            "network %s, forecasts of %s to %s; difference and Diebold-Mariano statistic against"
                + " log-HAR",
            artifact.name().substring(0, NAME_DIGITS), from, to));
    retraining.ifPresent(again -> text.append(line("%s", again.text())));
    return text.toString().stripTrailing();
  }

  String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("network", artifact.name());
    json.put("from", from.toString());
    json.put("to", to.toString());
    ObjectNode instruments = json.putObject("instruments");
    comparison.instruments().forEach(row -> put(instruments.putObject(row.symbol()), row));
    put(json.putObject("pooled"), comparison.pooled());
    retraining.ifPresent(again -> put(json.putObject("retraining"), again));
    return json.toString();
  }

  private static void put(ObjectNode json, Comparison.Row row) {
    DieboldMariano test = row.networkLessLogHar();
    json.put("days", row.days());
    json.put("ewma", row.ewma());
    json.put("logHar", row.logHar());
    json.put("network", row.network());
    json.put("difference", test.mean());
    if (Double.isFinite(test.statistic())) {
      json.put("dieboldMariano", test.statistic());
    } else {
      json.putNull("dieboldMariano");
    }
    json.put("lags", test.lags());
  }

  private static void put(ObjectNode json, Retraining again) {
    json.put("sameWeights", again.sameWeights());
    json.put("sameData", again.sameData());
    json.put("blasKernel", again.kernel());
    json.put("blasKernelThen", again.kernelThen());
  }

  private static String row(Comparison.Row row) {
    DieboldMariano test = row.networkLessLogHar();
    return line(
        "%-8s %,8d %9.4f %9.4f %9.4f %+11.4f %9.2f",
        row.symbol(),
        row.days(),
        row.ewma(),
        row.logHar(),
        row.network(),
        test.mean(),
        test.statistic());
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments).stripTrailing() + "\n";
  }
}
