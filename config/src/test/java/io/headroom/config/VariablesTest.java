package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private static final Path ROOT = Path.of("/srv/headroom");

  @Test
  void shouldFindDataBesideTheRootByDefault() {
    Variables variables = Variables.of(Map.of(), ROOT);

    assertThat(variables.expand("${HEADROOM_DATA}/ticks/*_trade.zip"))
        .isEqualTo(Path.of("/srv/shared/data/ticks/*_trade.zip"));
  }

  @Test
  void shouldTakeABlankVariableForNone() {
    assertThat(Variables.of(Map.of("HEADROOM_DATA", " "), ROOT).expand("${HEADROOM_DATA}/a"))
        .isEqualTo(Path.of("/srv/shared/data/a"));
  }

  @Test
  void shouldTakeTheEnvironmentsValueAsItIs() {
    Variables variables = Variables.of(Map.of("HEADROOM_DATA", "/data/$1\\x", "DAY", "7"), ROOT);

    assertThat(variables.expand("${HEADROOM_DATA}/${DAY}.csv"))
        .isEqualTo(Path.of("/data/$1\\x/7.csv"));
  }

  @Test
  void shouldResolveRelativePathsFromTheRoot() {
    assertThat(Variables.of(Map.of("HEADROOM_DATA", "data"), ROOT).expand("${HEADROOM_DATA}/a.csv"))
        .isEqualTo(Path.of("/srv/headroom/data/a.csv"));
  }

  @Test
  void shouldRefuseAVariableThatIsNotSet() {
    Variables variables = Variables.of(Map.of(), ROOT);

    assertThatThrownBy(() -> variables.expand("${HEADROOM_DTA}/a.csv"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "path: \"${HEADROOM_DTA}/a.csv\": no such variable ${HEADROOM_DTA}; did you mean"
                + " 'HEADROOM_DATA'? set HEADROOM_DTA in the environment or write the path out");
  }
}
