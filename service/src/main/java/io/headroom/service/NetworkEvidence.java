package io.headroom.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.forecast.network.NetworkArtifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is held for a network, in a sentence made of its manifest: what it was trained on and how it
 * did on the days that were kept back.
 */
final class NetworkEvidence {
  private NetworkEvidence() {}

  /**
   * The sentence.
   *
   * @throws UnusableInputException if the manifest is no JSON
   */
  static String of(NetworkArtifact artifact) {
    JsonNode manifest = JsonText.parse(artifact.manifest());
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "LSTM of %d members with %d units on %d days of %d features",
            artifact.members(),
            artifact.units(),
            artifact.steps(),
            artifact.featureNames().size()));
    addWindow(parts, "trained on", manifest.path("training"));
    addWindow(parts, "validated on", manifest.path("validation"));
    addLosses(parts, manifest);
    parts.add(
        String.format(
            Locale.ROOT,
            "%d test vectors within %.1e of Deeplearning4j",
            artifact.testVectors(),
            artifact.largestDeviation()));
    return String.join(", ", parts);
  }

  private static void addWindow(List<String> parts, String what, JsonNode window) {
    if (window.has("first") && window.has("last")) {
      parts.add(what + " " + window.get("first").asText() + " to " + window.get("last").asText());
    }
  }

  private static void addLosses(List<String> parts, JsonNode manifest) {
    JsonNode validation = manifest.path("validation");
    if (validation.path("networkLoss").isNumber()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "QLIKE there %.4f, log-HAR's %.4f",
              validation.path("networkLoss").asDouble(),
              validation.path("logHarLoss").asDouble()));
      if (validation.path("ewmaLoss").isNumber()) {
        parts.add(
            String.format(Locale.ROOT, "EWMA's %.4f", validation.path("ewmaLoss").asDouble()));
      }
    } else {
      addMembersLosses(parts, manifest);
    }
  }

  /** Older manifests hold each member's loss, not that of all of them together. */
  private static void addMembersLosses(List<String> parts, JsonNode manifest) {
    JsonNode logHar = manifest.path("validation").path("logHarLoss");
    double[] losses =
        manifest.path("members").findValues("validationLoss").stream()
            .mapToDouble(JsonNode::asDouble)
            .toArray();
    if (logHar.isNumber() && losses.length > 0) {
      double sum = 0;
      for (double loss : losses) {
        sum += loss;
      }
      parts.add(
          String.format(
              Locale.ROOT,
              "QLIKE there %.4f (mean of members), log-HAR's %.4f",
              sum / losses.length,
              logHar.asDouble()));
    }
  }
}
