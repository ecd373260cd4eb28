package io.headroom.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param headers without those that every answer has
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, Map<String, String> headers, byte[] body) {
  private static final String TYPE = "Content-Type";
  private static final String CACHE = "Cache-Control";

  public Answer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** JSON that no cache keeps. */
  public static Answer json(int status, JsonNode json) {
    return new Answer(
        status,
        Map.of(TYPE, "application/json", CACHE, "no-store"),
        json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Why a request was not honoured.
   *
   * @param code for programs
   * @param message for people: what is wrong and what to do
   */
  public static Answer problem(int status, String code, String message) {
    return json(
        status, JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
  }

  /** With one more header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
