package io.headroom.config;

import java.util.List;
import java.util.Optional;

/** Reads where the service listens. */
final class GatewayReader {
  static final List<String> FIELDS = List.of("host", "port", "token-key", "tls");
  private static final List<String> TLS_FIELDS = List.of("certificate", "key");
  private static final int MOST_PORT = 65_535;

  private GatewayReader() {}

  static GatewaySettings read(Section section) {
    return new GatewaySettings(
        section.orElse("host", Parsers::text, GatewaySettings.DEFAULT_HOST),
        section.orElse("port", Parsers.whole(0, MOST_PORT), GatewaySettings.DEFAULT_PORT),
        section.required("token-key", PathTemplate::file, ""),
        section.has("tls")
            ? Optional.of(tls(section.section("tls", TLS_FIELDS)))
            : Optional.empty());
  }

  private static GatewaySettings.Tls tls(Section section) {
    return new GatewaySettings.Tls(
        section.required("certificate", PathTemplate::file, ""),
        section.required("key", PathTemplate::file, ""));
  }
}
