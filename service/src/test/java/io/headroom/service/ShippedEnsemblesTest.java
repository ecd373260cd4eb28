package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The record of the shipped ensembles on real data, by inference alone. */
@Tag("slow")
class ShippedEnsemblesTest {
  private static JsonNode json;

  @BeforeAll
  static void evaluate() throws Exception {
    Path panel = Locations.requiredData().resolve("realized/rv5_sqrt_24.csv");
    HeadroomProcess.Result result =
        HeadroomProcess.run("evaluate", "--panel", panel.toString(), "--sqrt", "--json");
    assertThat(result.status()).as(result.err()).isZero();
    json = result.json();
  }

  /**
   * The figures are those of the run that is told in forecast/test-window-runs.md: each is a sum
   * over 24 indices and 1,027 days, so a forecast with one other bit would show.
   */
  @Test
  void shouldComeToTheLastBitOfTheirRecord() {
    assertThat(qlike("networks")).isEqualTo(0.20688017816900842);
    assertThat(qlike("lstm")).isEqualTo(0.2079889146561229);
    assertThat(qlike("causal-cnn")).isEqualTo(0.20823292670857582);
    assertThat(qlike("transformer")).isEqualTo(0.2065969500484723);
  }

  /** What is asked of a champion, chosen on the days before the test. */
  @Test
  void shouldWinAsTheReadmeSays() {
    JsonNode champion = model(json.get("champion").asText());

    assertThat(json.get("bestLinear").asText()).isEqualTo("ridge");
    assertThat(champion.get("name").asText()).isEqualTo("networks");
    assertThat(champion.at("/ratioToBestLinear/estimate").asDouble()).isLessThan(0.985);
    assertThat(champion.at("/dm/bestLinear/p").asDouble()).isLessThan(0.05);
    assertThat(champion.get("inPanelMcs").asBoolean()).isTrue();
    assertThat(champion.get("inMcs").asInt()).isGreaterThanOrEqualTo(20);
    assertThat(champion.at("/turbulentRatioToLogHar/upperBound").asDouble()).isLessThan(1.05);
  }

  private static double qlike(String name) {
    return model(name).get("qlike").asDouble();
  }

  private static JsonNode model(String name) {
    for (JsonNode model : json.get("models")) {
      if (model.get("name").asText().equals(name)) {
        return model;
      }
    }
    throw new AssertionError("no model " + name);
  }
}
