package io.headroom.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.service.RunningService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may send, and what they are told when it is wrong. */
@Tag("slow")
class MessagesTest {
  @TempDir private static Path folder;

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start(folder, "journal");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{}",
        "{\"op\":\"pretrade\"}",
        "{\"op\":\"subscribe\"}",
        "{\"op\":\"subscribe\",\"id\":\"with space\"}",
        "{\"op\":\"subscribe\",\"id\":\"a\",\"scope\":[\"firm\"]}",
        "{\"op\":\"subscribe\",\"id\":\"a\",\"scopes\":\"firm\"}",
        "{\"op\":\"subscribe\",\"id\":\"a\",\"scopes\":[]}",
        "{\"op\":\"subscribe\",\"id\":\"a\",\"scopes\":[\"desk/NOWHERE\"]}",
        "{\"op\":\"subscribe\",\"id\":\"a\",\"topics\":[\"weather\"]}",
        "{\"op\":\"subscribe\",\"id\":\"a\",\"from\":{\"journal\":\"x\"}}",
        "{\"op\":\"subscribe\",\"id\":\"a\",\"from\":{\"journal\":\"x\",\"decision\":-1}}",
        "{\"op\":\"subscribe\",\"id\":\"a\"} {}",
        "{\"op\":\"subscribe\",\"op\":\"ping\",\"id\":\"a\"}"
      })
  void shouldTellWhatIsWrongWithAMessageAndStay(String bad) {
    try (StreamClient client = connect()) {
      client.send(bad);
      JsonNode error = client.awaitType("error");

      assertThat(error.path("code").asText()).isEqualTo("bad-request");
      assertThat(error.path("message").asText()).isNotBlank();
      client.send("{\"op\":\"ping\",\"id\":\"still there\"}");
      assertThat(client.awaitType("pong").path("id").asText()).isEqualTo("still there");
    }
  }

  @Test
  void shouldKeepSubscriptionsApart() {
    try (StreamClient client = connect()) {
      client.send("{\"op\":\"subscribe\",\"id\":\"a\",\"topics\":[\"limits\"]}");
      JsonNode limits = client.awaitType("snapshot");
      assertThat(limits.path("subscription").asText()).isEqualTo("a");
      assertThat(limits.path("state").path("limits")).isNotEmpty();
      assertThat(limits.path("state").path("risk")).isEmpty();
      assertThat(limits.path("state").path("forecasts")).isEmpty();

      client.send("{\"op\":\"subscribe\",\"id\":\"a\"}");
      assertThat(client.awaitType("error").path("code").asText()).isEqualTo("already-subscribed");
      client.send("{\"op\":\"unsubscribe\",\"id\":\"b\"}");
      assertThat(client.awaitType("error").path("code").asText()).isEqualTo("unknown-subscription");
      client.send("{\"op\":\"unsubscribe\",\"id\":\"a\"}");
      assertThat(client.awaitType("unsubscribed").path("subscription").asText()).isEqualTo("a");
    }
  }

  @Test
  void shouldBoundSubscriptions() {
    try (StreamClient client = connect()) {
      for (int i = 0; i < 16; i++) {
        client.send("{\"op\":\"subscribe\",\"id\":\"s" + i + "\"}");
        client.awaitType("snapshot");
        if (i == 9) {
          // Not more than twenty messages a second.
          client.awaitType("heartbeat");
          client.awaitType("heartbeat");
        }
      }
      client.send("{\"op\":\"subscribe\",\"id\":\"one-more\"}");
      assertThat(client.awaitType("error").path("code").asText())
          .isEqualTo("too-many-subscriptions");
    }
  }

  @Test
  void shouldEndAConnectionAfterTenErrorsInARow() {
    try (StreamClient client = connect()) {
      for (int i = 0; i < 10; i++) {
        client.send("{\"op\":\"nonsense\"}");
      }
      assertThat(client.awaitType("bye").path("code").asText()).isEqualTo("bad-request");
      assertThat(client.awaitClose()).isEqualTo(4400);
    }
  }

  @Test
  void shouldEndAConnectionThatSendsTooMuchAtOnce() {
    try (StreamClient client = connect()) {
      client.send("{\"op\":\"ping\",\"id\":\"" + "x".repeat(64 * 1024) + "\"}");
      assertThat(client.awaitType("bye").path("code").asText()).isEqualTo("bad-request");
      assertThat(client.awaitClose()).isEqualTo(4400);
    }
  }

  @Test
  void shouldEndAConnectionThatSendsTooOften() {
    try (StreamClient client = connect()) {
      for (int i = 0; i < 21; i++) {
        client.send("{\"op\":\"ping\"}");
      }
      JsonNode bye = client.awaitType("bye");
      assertThat(bye.path("code").asText()).isEqualTo("rate-limit");
      assertThat(bye.path("final").asBoolean()).isFalse();
      assertThat(client.awaitClose()).isEqualTo(4429);
    }
  }

  @Test
  void shouldWantText() {
    try (StreamClient client = connect()) {
      client.sendBinary(new byte[] {1, 2, 3});
      assertThat(client.awaitType("error").path("code").asText()).isEqualTo("bad-request");
    }
  }

  @Test
  void shouldTellHowItIs() throws Exception {
    HttpCalls http = new HttpCalls(service.port());
    assertThat(http.get("/health/live", "").status()).isEqualTo(200);
    JsonNode ready = http.get("/health/ready", "").json();
    assertThat(ready.path("status").asText()).isEqualTo("UP");
    assertThat(ready.path("checks"))
        .extracting(check -> check.path("name").asText())
        .containsExactly("engine", "opening", "disk", "seals", "stream");
    assertThat(ready.path("checks").path(0).path("data").path("facts").asLong()).isPositive();
  }

  @Test
  void shouldServeFilesAndNothingElse() throws Exception {
    HttpCalls http = new HttpCalls(service.port());

    HttpResponse<String> module = http.file("/served/probe.mjs");
    assertThat(module.statusCode()).isEqualTo(200);
    assertThat(module.body()).contains("export");
    assertThat(module.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(module.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(module.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(module.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(module.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
        .contains("frame-ancestors 'none'");
    String tag = module.headers().firstValue("ETag").orElseThrow();
    assertThat(http.file("/served/probe.mjs", "If-None-Match", tag).statusCode()).isEqualTo(304);

    for (String path :
        new String[] {
          "/served/../../live/LiveParts.class",
          "/served/%2e%2e/probe.mjs",
          "/webjars/../../../MANIFEST.MF",
          "/served/none.js",
          "/served/",
          "//served/probe.mjs"
        }) {
      assertThat(http.file(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private static StreamClient connect() {
    return StreamClient.connect(service.port(), service.token("auditor"));
  }
}
