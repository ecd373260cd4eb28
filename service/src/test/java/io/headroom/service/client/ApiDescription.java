package io.headroom.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** One of the two files that describe the service, as schemas to check traffic against. */
final class ApiDescription {
  /** The stream's. */
  static final ApiDescription STREAM = new ApiDescription("asyncapi.yaml");

  /** The rest's. */
  static final ApiDescription HTTP = new ApiDescription("openapi.yaml");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode document;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  private ApiDescription(String file) {
    try (InputStream in =
        ApiDescription.class.getResourceAsStream("/io/headroom/service/api/" + file)) {
      document = new ObjectMapper().valueToTree(new Yaml().load(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if a message is not what the file says of its type. */
  void check(JsonNode message) {
    String type = message.path("type").asText();
    JsonNode payload = at("/components/messages/" + type + "/payload/$ref");
    assertThat(payload.isTextual()).as("message of type '" + type + "' is described").isTrue();
    check(payload.asText(), message);
  }

  /** Fails if an answer is not what the file says of the path and status. */
  void check(String path, int status, JsonNode body) {
    JsonNode response = at("/paths/" + path.replace("/", "~1") + "/get/responses/" + status);
    assertThat(response.isObject()).as(path + " answers " + status + " as described").isTrue();
    if (response.has("$ref")) {
      response = at(response.path("$ref").asText().substring(1));
    }
    check(
        response.path("content").path("application/json").path("schema").path("$ref").asText(),
        body);
  }

  private JsonNode at(String pointer) {
    return document.at(pointer);
  }

  private void check(String reference, JsonNode value) {
    assertThat(schemas.computeIfAbsent(reference, this::schema).validate(value))
        .as(() -> value.toString())
        .isEmpty();
  }

  private JsonSchema schema(String reference) {
    ObjectNode schema = JSON.createObjectNode().put("$ref", reference);
    schema.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
  }
}
