package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir private Path folder;

  @Test
  void shouldLoadAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("full.yaml"), Examples.FULL);

    assertThat(ConfigLoader.load(file)).isEqualTo(Examples.full());
  }

  @Test
  void shouldNameAMissingFile() {
    Path file = folder.resolve("none.yaml");

    assertThatThrownBy(() -> ConfigLoader.load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": there is no such file; check the path");
  }

  @Test
  void shouldRefuseAFolder() {
    assertThatThrownBy(() -> ConfigLoader.load(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder + ": is a folder; expected a YAML file");
  }

  @Test
  void shouldRefuseWhatNoRecordCanHold() throws IOException {
    Path file = Files.writeString(folder.resolve("large.yaml"), "#".repeat(1_048_577));

    assertThatThrownBy(() -> ConfigLoader.load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": is too large; a configuration has at most 1048576 bytes");
  }

  @Test
  void shouldRefuseAFileWithoutRights() throws IOException {
    Path file = Files.writeString(folder.resolve("secret.yaml"), Examples.FULL);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("this user may read every file").isFalse();

    assertThatThrownBy(() -> ConfigLoader.load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": cannot be read: permission denied; check its access rights");
  }
}
