package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  /** The first three are the usual textbook examples; CA and ABC is optimal string alignment's. */
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "saturday, sunday, 3",
    "flaw, lawn, 2",
    "CA, ABC, 3",
    "budget, bugdet, 1",
    "budget, budgt, 1",
    "'', abc, 3",
  })
  void shouldCountEdits(String from, String to, int edits) {
    assertThat(Suggestion.distance(from, to)).isEqualTo(edits);
    assertThat(Suggestion.distance(to, from)).isEqualTo(edits);
  }

  @Test
  void shouldSuggestWhatIsNearWhateverTheCase() {
    assertThat(Suggestion.nearest("Closing_Print_Wait", List.of("close", "closing-print-wait")))
        .contains("closing-print-wait");
  }

  @Test
  void shouldSuggestNothingThatIsFar() {
    assertThat(Suggestion.nearest("colour", List.of("budget", "level", "owner"))).isEmpty();
  }
}
