package io.headroom.service.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Takes note of what is sent; full when the test says so. */
final class RecordingOutbox implements Outbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  final List<JsonNode> sent = new ArrayList<>();
  int room = Integer.MAX_VALUE;
  int closeCode;
  int wakes;

  @Override
  public boolean full() {
    return room <= 0;
  }

  @Override
  public void send(String text) {
    try {
      sent.add(JSON.readTree(text));
      room--;
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  @Override
  public void close(int code, String reason) {
    closeCode = code;
  }

  @Override
  public void wake() {
    wakes++;
  }

  List<String> types() {
    return sent.stream().map(message -> message.path("type").asText()).toList();
  }

  JsonNode last() {
    return sent.get(sent.size() - 1);
  }

  List<Long> numbers(String field) {
    return sent.stream()
        .filter(message -> message.has("previous"))
        .map(message -> message.path(field).asLong())
        .toList();
  }
}
