package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PanelExamplesTest {
  private static final RowShape ROW = new RowShape(2, 1, 1);

  @Test
  void shouldHaveAnotherHashForAnotherNumber() {
    String hash = examples(1, 0.5f).hash();
    assertThat(examples(1, 0.5f).hash()).isEqualTo(hash);
    assertThat(examples(1, 0.25f).hash()).isNotEqualTo(hash);
    assertThat(examples(2, 0.5f).hash()).isNotEqualTo(hash);
  }

  @Test
  void shouldHashAPartAsItHashesTheSameDatesAlone() {
    PanelExamples all = Panels.noise(Panels.ROW, 6, 1);
    PanelExamples part = all.dates(0, 4);
    assertThat(part.dates()).isEqualTo(4);
    assertThat(part.hash()).isEqualTo(Panels.noise(Panels.ROW, 4, 1).hash());
  }

  @Test
  void shouldKeepItsNumbersFromBeingChanged() {
    float[] inputs = {1, 2};
    PanelExamples examples =
        PanelExamples.of(ROW, List.of(inputs), List.of(new float[] {0.5f, Float.NaN}));
    inputs[0] = 9;
    assertThat(examples.inputs(0)).containsExactly(1, 2);
  }

  @Test
  void shouldNameWhatIsWrong() {
    assertThatThrownBy(() -> examples(Float.NaN, 0.5f))
        .hasMessage("inputs of date 0: [0]=NaN: expected a finite number");
    assertThatThrownBy(() -> examples(1, Float.POSITIVE_INFINITY))
        .hasMessageStartingWith("labels of date 0: [0]=Infinity: expected a finite number, or NaN");
    assertThatThrownBy(() -> examples(1, Float.NaN))
        .hasMessage("examples: labels: none: expected at least one that is not NaN");
    assertThatThrownBy(() -> PanelExamples.of(ROW, List.of(new float[3]), List.of(new float[2])))
        .hasMessage("inputs of date 0: length: 3: expected 2");
    assertThatThrownBy(() -> PanelExamples.of(ROW, List.of(), List.of()))
        .hasMessage("examples: dates: 0: expected at least 1");
  }

  private static PanelExamples examples(float input, float label) {
    return PanelExamples.of(
        ROW, List.of(new float[] {input, 0}), List.of(new float[] {label, Float.NaN}));
  }
}
