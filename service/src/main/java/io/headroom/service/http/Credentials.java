package io.headroom.service.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a request carries its token: in the Authorization header, or, from browsers, which cannot
 * set headers on a websocket, as one of the subprotocols they offer. Never in the address, which
 * ends up in logs.
 */
public final class Credentials {
  /** The stream's subprotocol. */
  public static final String SUBPROTOCOL = "headroom.v1.json";

  private static final String BEARER_SUBPROTOCOL = "headroom.bearer.";
  private static final String SCHEME = "bearer ";

  private Credentials() {}

  /** The token in an Authorization header; empty if there is none. */
  public static String bearer(String authorization) {
    boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    return bearer ? authorization.substring(SCHEME.length()).strip() : "";
  }

  /** The token among the subprotocols; empty if there is none. */
  public static String offered(List<String> subprotocolHeaders) {
    return subprotocols(subprotocolHeaders).stream()
        .filter(name -> name.startsWith(BEARER_SUBPROTOCOL))
        .map(name -> name.substring(BEARER_SUBPROTOCOL.length()))
        .findFirst()
        .orElse("");
  }

  /** Whether the stream's subprotocol is offered. */
  public static boolean offersStream(List<String> subprotocolHeaders) {
    return subprotocols(subprotocolHeaders).contains(SUBPROTOCOL);
  }

  private static List<String> subprotocols(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .toList();
  }
}
