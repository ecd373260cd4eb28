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
 * @param recentUpdates how many updates to keep for those who come back
 */
public record Listening(
    String host,
    int port,
    TokenKey key,
    Optional<Tls> tls,
    Optional<String> notice,
    HeadroomConfig config,
    String build,
    int recentUpdates) {
  private static final int RECENT_UPDATES = 32_768;

  /** Keeps as many updates as are sent in some minutes of a busy day. */
  public Listening(
      String host,
      int port,
      TokenKey key,
      Optional<Tls> tls,
      Optional<String> notice,
      HeadroomConfig config,
      String build) {
    this(host, port, key, tls, notice, config, build, RECENT_UPDATES);
  }

  /** PEM files for TLS. */
  public record Tls(Path certificate, Path key) {}
}
