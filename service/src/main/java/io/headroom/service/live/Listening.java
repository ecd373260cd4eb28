package io.headroom.service.live;

import io.headroom.config.HeadroomConfig;
import io.headroom.service.access.TokenKey;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where desks connect.
 *
 * @param host name or address to listen on
 * @param port 0 for any that is free
 * @param key what tokens are signed with
 * @param notice shown to everybody who connects, such as that the market is simulated
 * @param config what runs
 * @param build version of the program
 */
public record Listening(
    String host,
    int port,
    TokenKey key,
    Optional<Tls> tls,
    Optional<String> notice,
    HeadroomConfig config,
    String build) {

  /** PEM files for TLS. */
  public record Tls(Path certificate, Path key) {}
}
