package io.headroom.config;

import java.util.Optional;

/**
 * Where the service listens, and how it knows its clients. It decides nothing, so it is no part of
 * a {@link HeadroomConfig} and never enters the journal.
 *
 * @param host name or address to listen on
 * @param port 0 for any that is free
 * @param tokenKey file of the key that tokens are signed with, variables unexpanded
 */
public record GatewaySettings(String host, int port, String tokenKey, Optional<Tls> tls) {
  /** The port where none is given. */
  public static final int DEFAULT_PORT = 8080;

  /** The address where none is given: this machine alone. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /**
   * What TLS needs, as PEM files, variables unexpanded.
   *
   * @param certificate the certificate, with the chain above it
   * @param key its private key, PKCS 8
   */
  public record Tls(String certificate, String key) {}

  /** The same on another port. */
  public GatewaySettings withPort(int other) {
    return new GatewaySettings(host, other, tokenKey, tls);
  }
}
