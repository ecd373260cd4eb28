package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySettingsTest {
  @TempDir private Path folder;

  private LoadedConfig load(String gateway) throws IOException {
    return ConfigLoader.loadAll(
        Files.writeString(folder.resolve("config.yaml"), Examples.FULL + "\n" + gateway));
  }

  @Test
  void shouldListenOnThisMachineAloneUnlessToldOtherwise() throws IOException {
    assertThat(load("gateway: {token-key: '${HOME}/token.key'}\n").gateway())
        .hasValue(new GatewaySettings("127.0.0.1", 8080, "${HOME}/token.key", Optional.empty()));
  }

  @Test
  void shouldReadEveryField() throws IOException {
    String gateway =
        """
        gateway:
          host: 0.0.0.0
          port: 0
          token-key: keys/token.key
          tls: {certificate: keys/cert.pem, key: keys/key.pem}
        """;
    GatewaySettings settings = load(gateway).gateway().orElseThrow();

    assertThat(settings)
        .isEqualTo(
            new GatewaySettings(
                "0.0.0.0",
                0,
                "keys/token.key",
                Optional.of(new GatewaySettings.Tls("keys/cert.pem", "keys/key.pem"))));
    assertThat(settings.withPort(9000).port()).isEqualTo(9000);
  }

  @Test
  void shouldLeaveTheCanonicalBytesAsTheyAre() throws IOException {
    HeadroomConfig with = load("gateway: {token-key: k}\n").config();

    assertThat(with).isEqualTo(Examples.full());
    assertThat(ConfigCodec.encode(with)).isEqualTo(ConfigCodec.encode(Examples.full()));
    assertThat(load("").gateway()).isEmpty();
  }

  @Test
  void shouldTellWhatIsWrong() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class,
            () -> load("gateway: {port: 70000, tls: {certificate: c}, tokenkey: k}\n"));

    assertThat(e.problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("gateway.port", "gateway.tls.key", "gateway.tokenkey");
  }
}
