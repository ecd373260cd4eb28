package io.headroom.service;

import io.headroom.config.GatewaySettings;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Variables;
import io.headroom.service.access.TokenKey;
import io.headroom.service.live.Listening;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** From what a config says of the gateway to what it needs. */
final class Gateways {
  private Gateways() {}

  /**
   * Reads the key and finds the files.
   *
   * @throws io.headroom.service.access.AccessException if the key cannot be used
   * @throws UnusableInputException if a file for TLS cannot be read
   */
  static Listening listening(GatewaySettings settings, Variables variables, HeadroomConfig config) {
    return new Listening(
        settings.host(),
        settings.port(),
        TokenKey.read(variables.expand(settings.tokenKey())),
        settings.tls().map(tls -> tls(tls, variables)),
        Optional.empty(),
        config,
        Program.build());
  }

  /** Where a browser finds it. */
  static String address(Listening listening, int port) {
    String scheme = listening.tls().isPresent() ? "https" : "http";
    return scheme + "://" + listening.host() + ":" + port + "/";
  }

  private static Listening.Tls tls(GatewaySettings.Tls tls, Variables variables) {
    return new Listening.Tls(
        readable("certificate", tls.certificate(), variables),
        readable("key", tls.key(), variables));
  }

  private static Path readable(String field, String text, Variables variables) {
    Path file = variables.expand(text);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnusableInputException(
          "gateway.tls." + field + ": " + file + ": there is no such file that can be read");
    }
    return file;
  }
}
