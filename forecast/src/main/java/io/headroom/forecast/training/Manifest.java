package io.headroom.forecast.training;

import io.headroom.forecast.network.Network;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What a network's artifact says about its making: enough to train it again, and to judge whether
 * the days it is tested on are days it has not seen.
 *
 * @param network what came of it: the members together, as they are served
 */
record Manifest(
    TrainingSettings settings,
    TrainingData data,
    TrainingOrigin origin,
    List<TrainedMember> members,
    Network network) {
  private static final String DEEPLEARNING4J = "1.0.0-M2.1";
  private static final String OPENBLAS = "0.3.19";

  String toJson() {
    Map<String, Object> json = new TreeMap<>();
    json.put("model", "log-HAR times exp(mean residual of LSTMs, averaged in variance)");
    json.put("loss", "QLIKE");
    json.put("settings", settingsJson());
    json.put("data", dataJson());
    json.put("training", windowJson(data.training()));
    json.put("validation", validationJson());
    json.put("members", members.stream().map(Manifest::memberJson).toList());
    json.put("libraries", Map.of("deeplearning4j", DEEPLEARNING4J, "openblas", OPENBLAS));
    json.put(
        "machine",
        Map.of("blasKernel", origin.blasKernel(), "platform", origin.platform(), "threads", 1));
    json.put("code", origin.code());
    json.put("note", origin.note());
    return CanonicalJson.of(json);
  }

  private Map<String, Object> settingsJson() {
    Map<String, Object> json = new TreeMap<>();
    json.put("features", settings.features());
    json.put("steps", settings.steps());
    json.put("units", settings.units());
    json.put("seeds", settings.seeds());
    json.put("mostEpochs", settings.mostEpochs());
    json.put("patience", settings.patience());
    json.put("batch", settings.batch());
    json.put("learningRate", settings.learningRate());
    json.put("l2", settings.l2());
    json.put("largestError", settings.largestError());
    json.put("validationShare", settings.validationShare());
    return json;
  }

  private Map<String, Object> dataJson() {
    return Map.of(
        "sha256",
        DataHash.of(data),
        "instruments",
        data.training().stream().map(Example::symbol).distinct().sorted().toList());
  }

  private static Map<String, Object> windowJson(List<Example> examples) {
    int[] dates = examples.stream().mapToInt(Example::target).sorted().toArray();
    Map<String, Object> json = new TreeMap<>();
    json.put("first", LocalDate.ofEpochDay(dates[0]).toString());
    json.put("last", LocalDate.ofEpochDay(dates[dates.length - 1]).toString());
    json.put("dates", (int) Arrays.stream(dates).distinct().count());
    json.put("examples", dates.length);
    json.put("logHarLoss", mean(examples, e -> Qlike.loss(e.logRatio(), 0)));
    double ewma = mean(examples, e -> Qlike.loss(e.logEwmaRatio(), 0));
    if (!Double.isNaN(ewma)) {
      json.put("ewmaLoss", ewma);
    }
    return json;
  }

  /** The network's loss beside every baseline's, on the days that were kept back. */
  private Map<String, Object> validationJson() {
    Map<String, Object> json = windowJson(data.validation());
    json.put(
        "networkLoss",
        mean(data.validation(), e -> Qlike.loss(e.logRatio(), network.residual(e.window()))));
    return json;
  }

  private static double mean(List<Example> examples, ToDoubleFunction<Example> loss) {
    return examples.stream().mapToDouble(loss).sum() / examples.size();
  }

  private static Map<String, Object> memberJson(TrainedMember member) {
    return Map.of(
        "seed", member.seed(),
        "epoch", member.epoch(),
        "trainLoss", member.trainLoss(),
        "validationLoss", member.validationLoss());
  }
}
