package io.headroom.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.training.TrainingSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What an artifact's manifest says of its training. */
final class TrainingManifest {
  private final Path file;
  private final JsonNode json;

  /**
   * @param file for messages
   */
  TrainingManifest(Path file, NetworkArtifact artifact) {
    this.file = file;
    json = JsonText.parse(artifact.manifest());
  }

  /** The last day that its training has seen, the validation included. */
  LocalDate lastDay() {
    String text = at("/validation/last").asText();
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnusableInputException(
          file + ": its manifest says validation.last=" + text + ": expected a date");
    }
  }

  /** SHA-256 of what it was trained on, in hexadecimal. */
  String dataHash() {
    return at("/data/sha256").asText();
  }

  /** The BLAS kernel that its bits depend on. */
  String blasKernel() {
    return at("/machine/blasKernel").asText();
  }

  /** How its settings were found. */
  String note() {
    return at("/note").asText();
  }

  /**
   * How it was trained.
   *
   * @throws UnusableInputException if a value is missing or makes no sense
   */
  TrainingSettings settings() {
    List<String> features = new ArrayList<>();
    at("/settings/features").forEach(name -> features.add(name.asText()));
    List<Long> seeds = new ArrayList<>();
    at("/settings/seeds").forEach(seed -> seeds.add(seed.asLong()));
    try {
      return new TrainingSettings(
          features,
          at("/settings/steps").asInt(),
          at("/settings/units").asInt(),
          seeds,
          at("/settings/mostEpochs").asInt(),
          at("/settings/patience").asInt(),
          at("/settings/batch").asInt(),
          at("/settings/learningRate").asDouble(),
          at("/settings/l2").asDouble(),
          at("/settings/largestError").asDouble(),
          at("/settings/validationShare").asDouble());
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(file + ": its manifest's settings: " + e.getMessage());
    }
  }

  private JsonNode at(String pointer) {
    JsonNode node = json.at(pointer);
    if (node.isMissingNode()) {
      throw new UnusableInputException(
          file + ": its manifest has no " + pointer.substring(1).replace('/', '.'));
    }
    return node;
  }
}
