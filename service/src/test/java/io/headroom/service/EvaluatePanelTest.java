package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate --panel} from the command line. */
class EvaluatePanelTest {
  private static final int DAYS = 600;

  @TempDir private Path folder;

  @Test
  void shouldReportEachModelAndHorizonOnAnInventedPanel() throws Exception {
    Path panel = write("panel.csv", invented());
    Path page = folder.resolve("report.html");

    HeadroomProcess.Result result =
        HeadroomProcess.run(
            "evaluate",
            "--panel",
            panel.toString(),
            "--sqrt",
            "--horizon=1",
            "--horizon=5",
            "--html",
            page.toString(),
            "--json");

    assertThat(result.status()).as(result.err()).isZero();
    JsonNode evaluations = result.json().get("evaluations");
    assertThat(evaluations).hasSize(2);
    JsonNode day = evaluations.get(0);
    // 30 % of 600 days.
    assertThat(day.get("days").asInt()).isEqualTo(180);
    assertThat(evaluations.get(1).get("days").asInt()).isEqualTo(176);
    assertThat(day.get("missing").asInt()).isEqualTo(1);
    assertThat(names(day)).contains("ewma", "har", "log-har", "har-x", "ridge", "ridge-4-refits");
    JsonNode logHar = model(day, "log-har");
    assertThat(logHar.get("kind").asText()).isEqualTo("baseline");
    assertThat(logHar.get("ratioToLogHar").asDouble()).isEqualTo(1);
    assertThat(logHar.at("/dm/logHar/statistic").isNull()).isTrue();
    // Log-HAR is near to how the panel was made, the random walk is not.
    assertThat(model(day, "random-walk").get("ratioToLogHar").asDouble()).isGreaterThan(1.2);
    assertThat(model(day, "random-walk").at("/dm/logHar/p").asDouble()).isGreaterThan(0.99);
    assertThat(Files.readString(page)).contains("<!DOCTYPE html>", "log-har", ".SPX");
  }

  @Test
  void shouldSayWhatAPanelLacks() throws Exception {
    Path panel = write("panel.csv", invented().replace(".SPX", "ACME"));

    JsonNode json = evaluate(panel).json();

    assertThat(json.at("/notApplicable/har-x").asText()).contains("index of the United States");
    assertThat(names(json)).contains("har-x-all").doesNotContain("har-x");
  }

  @Test
  void shouldSayInOneLineWhatIsWrong() throws Exception {
    assertRefused(folder.resolve("none.csv"), "none.csv", "cannot be read");
    assertRefused(write("a.csv", "date,A\n2020-01-02,0.1\n2020-01-02,0.1\n"), "line 3", "later");
    assertRefused(write("b.csv", "date,A,B\n2020-01-02,0.1\n"), "line 2", "2 columns: expected 3");
    assertRefused(write("c.csv", "date,A\n2020-01-02,-1\n"), "line 2", "A: -1", "not below zero");
    assertRefused(write("d.csv", "date,A\n02.01.2020,1\n"), "line 2", "'02.01.2020'", "date");
    assertRefused(write("e.csv", "date,A\n2020-01-02,1\n"), "1 days", "at least 250 days");
    assertRefused(write("f.csv", ""), "line 1", "header");
    assertRefused(write("g.csv", "date,A\n2020-01-02,x\n"), "line 2", "'x': expected a number");
  }

  @Test
  void shouldRefuseOptionsThatMakeNoSense() throws Exception {
    String panel = write("panel.csv", invented()).toString();
    assertWrong("no such model", "evaluate", "--panel", panel, "--model", "hra");
    assertWrong("--horizon 0", "evaluate", "--panel", panel, "--horizon", "0");
    assertWrong("test share 1.5", "evaluate", "--panel", panel, "--test-share", "1.5");
    assertWrong("no folder", "evaluate", "--panel", panel, "--html", folder + "/no/r.html");
    assertWrong("--config", "evaluate", "--model", "x");
  }

  /** The figures of the data's README, computed independently. */
  @Test
  @Tag("slow")
  void shouldComeToThePublishedFiguresOnTheRealPanel() throws Exception {
    Path panel = Locations.requiredData().resolve("realized/rv5_sqrt_24.csv");

    JsonNode json = evaluate(panel, "--sqrt").json();

    assertThat(json.get("days").asInt()).isEqualTo(1_027);
    assertThat(json.get("missing").asInt()).isEqualTo(5);
    assertThat(model(json, "log-har").get("qlike").asDouble()).isCloseTo(0.2255, within(1e-4));
    assertThat(model(json, "har-x").get("qlike").asDouble()).isCloseTo(0.2105, within(1e-4));
    assertThat(model(json, "ewma").get("qlike").asDouble()).isCloseTo(0.3197, within(1e-4));
    assertThat(model(json, json.get("bestLinear").asText()).get("inPanelMcs").asBoolean()).isTrue();
  }

  private void assertRefused(Path panel, String... parts) throws Exception {
    HeadroomProcess.Result result = evaluate(panel);
    assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains(parts);
  }

  private static void assertWrong(String part, String... arguments) throws Exception {
    HeadroomProcess.Result result = HeadroomProcess.run(arguments);
    assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.err()).contains(part);
  }

  private static HeadroomProcess.Result evaluate(Path panel, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("evaluate", "--panel", panel.toString(), "--json"));
    arguments.addAll(List.of(more));
    return HeadroomProcess.run(arguments.toArray(String[]::new));
  }

  private static List<String> names(JsonNode evaluation) {
    return evaluation.get("models").findValuesAsText("name");
  }

  private static JsonNode model(JsonNode evaluation, String name) {
    for (JsonNode model : evaluation.get("models")) {
      if (model.get("name").asText().equals(name)) {
        return model;
      }
    }
    throw new AssertionError("no model " + name + " in " + names(evaluation));
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Log variances that revert to their mean, with noise of one day and one value missing. */
  private static String invented() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("date,.SPX,.FTSE,.N225\n");
    LocalDate date = LocalDate.of(2010, 1, 4);
    double level = 0;
    for (int day = 0; day < DAYS; date = date.plusDays(1)) {
      if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
        level = 0.97 * level + 0.15 * random.nextGaussian();
        text.append(date);
        for (int i = 0; i < 3; i++) {
          double sigma = 0.01 * Math.exp(0.5 * (level + 0.7 * random.nextGaussian()));
          text.append(day == 100 && i == 1 ? ",0" : String.format(Locale.ROOT, ",%.6f", sigma));
        }
        text.append('\n');
        day++;
      }
    }
    return text.toString();
  }
}
