package io.headroom.service.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads clients' messages, strictly: a field that is not known is refused, since a misspelt one
 * would otherwise ask for something else than was meant.
 */
final class ClientMessageParser {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final int MOST_ITEMS = 1000;
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final JsonNode json;
  private final Optional<String> id;

  private ClientMessageParser(JsonNode json) {
    this.json = json;
    this.id = Optional.of(json.path("id")).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  static ClientMessage parse(String text) throws BadRequest {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadRequest("the message is no JSON: " + e.getOriginalMessage(), Optional.empty());
    }
    if (!json.isObject()) {
      throw new BadRequest("a message is a JSON object with 'op'", Optional.empty());
    }
    return new ClientMessageParser(json).message();
  }

  private ClientMessage message() throws BadRequest {
    return switch (json.path("op").asText()) {
      case "subscribe" -> subscribe();
      case "unsubscribe" -> {
        allow("op", "id");
        yield new ClientMessage.Unsubscribe(subscriptionId());
      }
      case "ping" -> {
        allow("op", "id");
        yield new ClientMessage.Ping(id);
      }
      default -> throw bad("op: expected one of subscribe, unsubscribe, ping");
    };
  }

  private ClientMessage subscribe() throws BadRequest {
    allow("op", "id", "scopes", "topics", "from");
    return new ClientMessage.Subscribe(subscriptionId(), texts("scopes"), topics(), from());
  }

  private String subscriptionId() throws BadRequest {
    if (id.isEmpty() || !ID.matcher(id.get()).matches()) {
      throw bad("id: expected 1 to 64 letters, digits, '_', '.' or '-', naming the subscription");
    }
    return id.get();
  }

  private Set<Topic> topics() throws BadRequest {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (String name : texts("topics").orElse(List.of())) {
      topics.add(
          Topic.named(name).orElseThrow(() -> bad("topics: expected some of " + Topic.names())));
    }
    return topics.isEmpty() ? EnumSet.allOf(Topic.class) : topics;
  }

  private Optional<ClientMessage.From> from() throws BadRequest {
    JsonNode from = json.path("from");
    if (from.isMissingNode() || from.isNull()) {
      return Optional.empty();
    }
    JsonNode decision = from.path("decision");
    boolean whole = decision.isIntegralNumber() && decision.canConvertToLong();
    if (!from.path("journal").isTextual() || !whole || decision.longValue() < 0) {
      throw bad(
          "from: expected {\"journal\":\"ID\",\"decision\":N} with the journal's id from hello and"
              + " the number of the last decision seen");
    }
    return Optional.of(
        new ClientMessage.From(from.path("journal").textValue(), decision.longValue()));
  }

  private Optional<List<String>> texts(String field) throws BadRequest {
    JsonNode array = json.path(field);
    if (array.isMissingNode() || array.isNull()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array) {
      if (item.isTextual()) {
        texts.add(item.textValue());
      }
    }
    boolean allText = array.isArray() && texts.size() == array.size();
    if (!allText || texts.isEmpty() || texts.size() > MOST_ITEMS) {
      throw bad(field + ": expected a list of 1 to " + MOST_ITEMS + " texts, or leave it out");
    }
    return Optional.of(texts);
  }

  private void allow(String... fields) throws BadRequest {
    Set<String> unknown = new TreeSet<>();
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(List.of(fields));
    if (!unknown.isEmpty()) {
      throw bad(
          "unknown field " + unknown.iterator().next() + "; allowed: " + String.join(", ", fields));
    }
  }

  private BadRequest bad(String message) {
    return new BadRequest(message, id);
  }
}
