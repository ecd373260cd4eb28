package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealSettingsTest {
  @TempDir private Path folder;

  private LoadedConfig load(String seals) throws IOException {
    return ConfigLoader.loadAll(
        Files.writeString(folder.resolve("config.yaml"), Examples.FULL + "\n" + seals));
  }

  @Test
  void shouldHaveDefaults() throws IOException {
    assertThat(load("").seals()).isEqualTo(new SealSettings(Optional.empty(), "headroom"));
  }

  @Test
  void shouldReadEveryField() throws IOException {
    assertThat(load("seals: {key: '${HOME}/seal.key', origin: example.com/risk}\n").seals())
        .isEqualTo(new SealSettings(Optional.of("${HOME}/seal.key"), "example.com/risk"));
  }

  @Test
  void shouldLeaveTheCanonicalBytesAsTheyAre() throws IOException {
    assertThat(load("seals: {origin: elsewhere}\n").config()).isEqualTo(Examples.full());
  }

  @Test
  void shouldTellWhatIsWrong() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class, () -> load("seals: {origin: 'a b', kye: seal.key}\n"));

    assertThat(e.problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("seals.origin", "seals.kye");
  }
}
