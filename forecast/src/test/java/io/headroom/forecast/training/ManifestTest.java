package io.headroom.forecast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
  @Test
  void shouldSortKeysAtEveryLevel() {
    assertThat(
            CanonicalJson.of(
                Map.of("b", List.of(1, 2.5, "x\"\\\n"), "a", Map.of("d", 1L, "c", List.of()))))
        .isEqualTo("{\"a\":{\"c\":[],\"d\":1},\"b\":[1,2.5,\"x\\\"\\\\\\u000a\"]}");
  }

  @Test
  void shouldRefuseWhatJsonHasNoNumberFor() {
    assertThatThrownBy(() -> CanonicalJson.of(Map.of("a", Double.NaN)))
        .hasMessage("no JSON for NaN");
  }

  @Test
  void shouldSayWhichDaysWereSeen() {
    TrainingData data = TrainingData.split(Examples.of(100, 1), 0.15);

    String json =
        new Manifest(Examples.settings(List.of(5L), 2), data, Examples.origin(), List.of())
            .toJson();

    // Day 84 since 1970-01-01 is 26 March, day 99 is 10 April.
    assertThat(json)
        .contains("\"seeds\":[5]")
        .contains("\"first\":\"1970-01-01\",\"last\":\"1970-03-26\"")
        .contains("\"first\":\"1970-03-27\",\"last\":\"1970-04-10\"")
        .contains(DataHash.of(data));
  }
}
