package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.Window;
import io.headroom.forecast.lab.network.NetworkDesigns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks in {@code evaluate --panel} and {@code train --panel}, on a panel that is made up. */
class PanelNetworksTest {
  /** Networks need 406 days; behind them are as many to choose on as to test on. */
  private static final int DAYS = 426;

  private static final String SHARE = "0.0234";
  private static final List<String> NAMES = List.of(".SPX", ".FTSE", ".N225", ".GSPTSE", ".DJI");
  private static final List<String> NETWORKS =
      List.of("lstm", "causal-cnn", "transformer", "networks");

  @TempDir private Path folder;
  private Path file;
  private Path models;

  @BeforeEach
  void writePanel() throws Exception {
    file = Files.writeString(folder.resolve("panel.csv"), invented());
    models = folder.resolve("models");
  }

  @Test
  void shouldSayWhyModelsAreLeftOut() throws Exception {
    HeadroomProcess.Result result = evaluate();

    assertThat(result.status()).as(result.err()).isZero();
    JsonNode not = result.json().get("notApplicable");
    for (String name : NETWORKS) {
      assertThat(not.get(name).asText())
          .isEqualTo("no weights trained on the first 406 days; --retrain trains them");
    }
    for (String name : List.of("garch", "gjr-garch")) {
      assertThat(not.get(name).asText()).contains("needs daily returns");
    }
    assertThat(not.get("harq").asText()).contains("needs realized quarticity");
    assertThat(not.get("harj").asText()).contains("needs bipower variation");
    assertThat(not.get("char").asText()).contains("needs bipower variation");
    assertThat(not).hasSize(9);
  }

  /** Networks that say nothing are the linear model, estimated as seldom. */
  @Test
  void shouldEvaluateTheEnsemblesThatAreThere() throws Exception {
    Panel panel = panel();
    Window test = test(panel);
    SilentNetworks.write(models, panel, test, NetworkDesigns.of(panel, 1).orElseThrow());
    SilentNetworks.write(
        models, panel, test.validation(), NetworkDesigns.of(panel, 1).orElseThrow());

    HeadroomProcess.Result result = evaluate();
    HeadroomProcess.Result again = evaluate();

    assertThat(result.status()).as(result.err()).isZero();
    JsonNode json = result.json();
    assertThat(json.get("days").asInt()).isEqualTo(10);
    double linear = model(json, "ridge-4-refits").get("qlike").asDouble();
    for (String name : NETWORKS) {
      assertThat(model(json, name).get("qlike").asDouble()).isCloseTo(linear, within(1e-12));
      assertThat(json.get("notApplicable").has(name)).isFalse();
      assertThat(json.get("validationQlike").has(name)).isTrue();
    }
    assertThat(again.out()).isEqualTo(result.out());
  }

  @Test
  void shouldJudgeNetworksOnInstrumentsThatWereLeftOut() throws Exception {
    Panel panel = panel();
    SilentNetworks.write(
        models, panel, test(panel), NetworkDesigns.pooled(panel, List.of(".SPX", ".N225", ".DJI")));

    HeadroomProcess.Result result = evaluate("--leave-out", ".FTSE,.GSPTSE");

    assertThat(result.status()).as(result.err()).isZero();
    JsonNode json = result.json();
    assertThat(json.get("ratio").asDouble()).isCloseTo(1, within(1e-12));
    assertThat(json.get("pool"))
        .extracting(JsonNode::asText)
        .containsExactly(".SPX", ".N225", ".DJI");
    assertThat(json.get("instruments").findValuesAsText("name"))
        .containsExactly(".FTSE", ".GSPTSE");
    for (JsonNode one : json.get("instruments")) {
      assertThat(one.get("networks").asDouble())
          .isCloseTo(one.get("pooledHarX").asDouble(), within(1e-12));
    }
  }

  @Test
  void shouldSayInOneLineWhatCantBeLeftOut() throws Exception {
    assertRefused(evaluate("--leave-out", ".DAX"), "--leave-out .DAX: no such instrument", ".FTSE");
    assertRefused(
        evaluate("--leave-out", String.join(",", NAMES)), "leaves []: expected two or more");
    assertRefused(
        evaluate("--leave-out", ".FTSE", "--horizon", "1", "--horizon", "5"),
        "--leave-out with --horizon 5: expected a horizon of a day");
    assertRefused(
        evaluate("--leave-out", ".FTSE"),
        "--leave-out [.FTSE]: no weights trained on the first 416 days; --retrain trains them");
  }

  @Test
  void shouldNameTheFileThatIsNoEnsemble() throws Exception {
    Files.createDirectory(models);
    PanelNetworkFolder.write(
        models, SilentNetworks.of(panel().upTo(406), NetworkDesigns.of(panel(), 1).orElseThrow()));
    Path ensemble;
    try (Stream<Path> files = Files.list(models)) {
      ensemble = files.filter(f -> f.toString().endsWith(".ensemble")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(ensemble);
    bytes[bytes.length / 2] ^= 1;
    Files.write(ensemble, bytes);

    assertRefused(evaluate(), ensemble.toString(), "are not the SHA-256 of the");

    Files.writeString(ensemble, "hello");
    assertRefused(evaluate(), ensemble.toString(), "not an ensemble of panel networks");
  }

  @Test
  void shouldSayInOneLineWhatCantBeTrained() throws Exception {
    assertRefused(
        train("--test-share", "0.1", "--horizon", "22"),
        "--horizon 22: there are no networks for it: expected 1 or 5");
    assertRefused(train("--test-share", SHARE, "--leave-out", ".DAX"), "no such instrument");
    assertRefused(train("--test-share", "0.3"), "networks at day 250", "expected more than");
    assertThat(models).doesNotExist();
  }

  @Test
  void shouldSayThatThereAreTooFewDaysToJudgeOn() throws Exception {
    assertRefused(
        HeadroomProcess.run("evaluate", "--panel", file.toString(), "--test-share", "0.02"),
        "--test-share 0.02: forecasts=9: expected at least 10");
  }

  @Test
  @Tag("slow")
  void shouldTrainEvaluateAndTrainTheSameAgain() throws Exception {
    HeadroomProcess.Result trained = train("--test-share", SHARE, "--note", "a note");
    assertThat(trained.status()).as(trained.err()).isZero();
    // Three days apart over ten, to choose on and to test on.
    JsonNode ensembles = trained.json().get("ensembles");
    assertThat(ensembles.findValues("knownDays"))
        .extracting(JsonNode::asInt)
        .containsExactly(406, 409, 412, 415, 416, 419, 422, 425);
    assertThat(ensembles.findValues("members")).extracting(JsonNode::asInt).containsOnly(10);
    for (String text : ensembles.findValuesAsText("file")) {
      assertThat(PanelNetworkFolder.parse(Path.of(text)).manifest())
          .contains("\"note\":\"a note\"");
      assertThat(Path.of(text.replace(".ensemble", ".json"))).isRegularFile();
    }

    HeadroomProcess.Result result = evaluate();
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(model(result.json(), "networks").get("qlike").asDouble()).isPositive();
    assertThat(evaluate().out()).isEqualTo(result.out());

    HeadroomProcess.Result again =
        evaluate("--retrain", "--work", folder.resolve("elsewhere").toString());
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(result.out());
    assertThat(again.err().lines().filter(line -> line.endsWith("the same weights, bit for bit")))
        .hasSize(8);
  }

  private HeadroomProcess.Result evaluate(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--panel", file.toString()));
    arguments.addAll(List.of("--test-share", SHARE, "--models", models.toString(), "--json"));
    arguments.addAll(List.of(more));
    return HeadroomProcess.run(arguments.toArray(String[]::new));
  }

  private HeadroomProcess.Result train(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("train", "--panel", file.toString()));
    arguments.addAll(List.of("--out", models.toString(), "--json"));
    arguments.addAll(List.of("--work", folder.resolve("work").toString()));
    arguments.addAll(List.of(more));
    return HeadroomProcess.run(arguments.toArray(String[]::new));
  }

  private static void assertRefused(HeadroomProcess.Result result, String... parts) {
    assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("headroom: ").contains(parts);
  }

  private static JsonNode model(JsonNode evaluation, String name) {
    for (JsonNode model : evaluation.get("models")) {
      if (model.get("name").asText().equals(name)) {
        return model;
      }
    }
    throw new AssertionError("no model " + name + " in " + evaluation.get("models"));
  }

  private Panel panel() {
    return PanelFile.read(file, false).panel();
  }

  private static Window test(Panel panel) {
    return PanelFile.test(panel, Double.parseDouble(SHARE), 1);
  }

  /** Log variances that revert to their mean together, with noise of one day. */
  private static String invented() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("date," + String.join(",", NAMES) + "\n");
    LocalDate date = LocalDate.of(2010, 1, 4);
    double level = 0;
    for (int day = 0; day < DAYS; date = date.plusDays(1)) {
      if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
        level = 0.95 * level + 0.3 * random.nextGaussian();
        text.append(date);
        for (int i = 0; i < NAMES.size(); i++) {
          double variance = 1e-4 * Math.exp(level + 0.5 * random.nextGaussian());
          text.append(String.format(Locale.ROOT, ",%.6e", variance));
        }
        text.append('\n');
        day++;
      }
    }
    return text.toString();
  }
}
