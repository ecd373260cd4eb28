package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Why the service ends a connection.
 *
 * @param code for programs
 * @param isFinal whether it is no use to connect again in the same way
 * @param closeCode of the websocket
 * @param message for people
 */
public record Bye(String code, boolean isFinal, int closeCode, String message) {
  /** The service stops. */
  public static final Bye SHUTTING_DOWN =
      new Bye("shutting-down", false, 1001, "the service is shutting down; connect again later");

  static final Bye TOKEN_EXPIRED =
      new Bye("token-expired", true, 4401, "the token has expired; connect with a new one");

  static final Bye SLOW_CONSUMER =
      new Bye(
          "slow-consumer",
          false,
          4408,
          "messages were not read for too long; connect again and read faster");

  static final Bye RATE_LIMIT =
      new Bye(
          "rate-limit",
          false,
          4429,
          "more than " + RateLimit.MOST_PER_SECOND + " messages in a second; send fewer");

  static Bye badRequest(String message) {
    return new Bye("bad-request", true, 4400, message);
  }

  String json() {
    ObjectNode json = Json.object();
    json.put("type", "bye").put("code", code).put("final", isFinal);
    return json.put("closeCode", closeCode).put("message", message).toString();
  }
}
