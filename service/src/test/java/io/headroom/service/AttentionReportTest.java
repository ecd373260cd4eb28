package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.forecast.explanation.AttentionWeights;
import io.headroom.forecast.explanation.AttentionWeights.Head;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionReportTest {
  private static final AttentionWeights WEIGHTS =
      new AttentionWeights(
          List.of("SPY", "IBM"),
          List.of("Monday", "Tuesday"),
          List.of(
              new Head(0, Axis.TIME, 0, 0, Matrix.of(2, 2, 1f, 0f, 0.25f, 0.75f)),
              new Head(0, Axis.TIME, 1, 0, Matrix.of(2, 2, 1f, 0f, 0.5f, 0.5f)),
              new Head(1, Axis.INSTRUMENTS, 0, 0, Matrix.of(2, 2, 0.125f, 0.875f, 0f, 1f)),
              new Head(1, Axis.INSTRUMENTS, 1, 0, Matrix.of(2, 2, 0.625f, 0.375f, 0f, 1f))));

  @Test
  void shouldShowWhatTheLastStepLookedAtAndSayWhatItIsNot() {
    String text = new AttentionReport(WEIGHTS).toText();

    assertThat(text)
        .startsWith("What the heads of the Transformer looked at. This does not explain");
    assertThat(text.lines().skip(2))
        .containsExactly(
            "block 1, along time: what each instrument's step Tuesday looked at",
            "instrument   head      Monday    Tuesday",
            "SPY             1       0.250      0.750",
            "IBM             1       0.500      0.500",
            "",
            "block 2, along instruments: what each instrument looked at in step Tuesday",
            "instrument   head         SPY        IBM",
            "SPY             1       0.625      0.375",
            "IBM             1       0.000      1.000");
  }

  @Test
  void shouldHaveAllWeightsInJson() {
    JsonNode json = JsonText.parse(new AttentionReport(WEIGHTS).toJson());

    assertThat(json.get("what").asText()).contains("does not explain");
    assertThat(json.get("heads")).hasSize(4);
    JsonNode third = json.at("/heads/2");
    assertThat(third.get("block").asInt()).isEqualTo(2);
    assertThat(third.get("axis").asText()).isEqualTo("INSTRUMENTS");
    assertThat(third.get("within").asText()).isEqualTo("Monday");
    assertThat(third.at("/weights/0/1").asDouble()).isEqualTo(0.875);
  }
}
