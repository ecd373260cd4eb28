package io.headroom.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** A record for the eye: number, time and type, then its fields on the same line. */
final class RecordText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordText() {}

  /**
   * From the record's JSON.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  static String of(String json) {
    try {
      JsonNode record = JSON.readTree(json);
      StringBuilder text = new StringBuilder();
      text.append(record.path("number").asText()).append("  ");
      text.append(record.path("journalTimeUtc").asText()).append("  ");
      text.append(record.path("type").asText());
      for (Map.Entry<String, JsonNode> field : record.properties()) {
        if (!isHead(field.getKey()) && !record.has(field.getKey() + "Utc")) {
          text.append("  ").append(field.getKey()).append('=').append(value(field.getValue()));
        }
      }
      return text.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record: " + json, e);
    }
  }

  private static boolean isHead(String name) {
    return name.equals("number") || name.equals("type") || name.startsWith("journalTime");
  }

  private static String value(JsonNode value) {
    boolean plain = value.isValueNode() && !value.asText().matches("(?s).*\\s.*");
    return plain ? value.asText() : value.toString();
  }
}
