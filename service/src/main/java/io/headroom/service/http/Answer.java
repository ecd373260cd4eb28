package io.headroom.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is answered with. */
public final class Answer {
  private static final String TYPE = "Content-Type";
  private static final String CACHE = "Cache-Control";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * @param headers without those that every answer has
   * @param body not to be changed from now on
   */
  Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.body = body;
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

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Headers besides those that every answer has. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Not to be changed. */
  public byte[] body() {
    return body;
  }
}
