package io.headroom.service.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.service.RunningService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and what they see. Tokens are made here, by hand, from RFC 7515 and 7519. */
@Tag("slow")
class AccessTest {
  private static final String SUBSCRIBE = "{\"op\":\"subscribe\",\"id\":\"main\"}";
  private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  @TempDir private static Path folder;

  private static RunningService service;
  private static HttpCalls http;

  @BeforeAll
  static void start() {
    service = RunningService.start(folder, "journal");
    http = new HttpCalls(service.port());
    service.letInUntil("10:00");
    try (StreamClient client = StreamClient.connect(service.port(), service.token("auditor"))) {
      client.awaitQuiet("2024-06-03T14:00:00Z");
    }
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void shouldAcceptATokenSignedByHand() throws Exception {
    String token = signed(HS256, claims("\"roles\":[\"auditor\"]"));
    HttpCalls.Reply reply = http.get("/v1/session", token);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("subject").asText()).isEqualTo("hand");
    assertThat(texts(reply.json().path("scopes")))
        .containsExactly(
            "firm",
            "desk/CALM",
            "desk/CALM/book/MAIN",
            "desk/WILD",
            "desk/WILD/book/LONG",
            "desk/WILD/book/SHORT");
  }

  @Test
  void shouldRefuseWithoutAToken() throws Exception {
    HttpCalls.Reply reply = http.get("/v1/session", "");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("code").asText()).isEqualTo("token-missing");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"headroom\"");
    assertThat(refusedUpgrade("").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldRefuseAnExpiredToken() throws Exception {
    long past = Instant.now().getEpochSecond() - 60;
    String token =
        signed(HS256, "{\"iss\":\"headroom\",\"exp\":" + past + ",\"roles\":[\"auditor\"]}");

    HttpCalls.Reply reply = http.get("/v1/session", token);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("code").asText()).isEqualTo("token-expired");
    assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(refusedUpgrade(token).statusCode()).isEqualTo(401);
  }

  @Test
  void shouldRefuseTokensThatAreNotWhatTheySay() throws Exception {
    String good = signed(HS256, claims("\"roles\":[\"auditor\"]"));
    String otherPayload = encoded(claims("\"roles\":[\"auditor\",\"trader\"]"));
    String forged = good.replaceFirst("\\.[^.]+\\.", "." + otherPayload + ".");
    List<String> bad =
        List.of(
            "nonsense",
            forged,
            // RFC 7519, 6.1: an unsecured token
            encoded("{\"alg\":\"none\"}") + "." + encoded(claims("\"roles\":[\"auditor\"]")) + ".",
            signed("{\"alg\":\"none\"}", claims("\"roles\":[\"auditor\"]")),
            // says RS256; a careless verifier would take the key for a public one
            signed("{\"alg\":\"RS256\"}", claims("\"roles\":[\"auditor\"]")),
            signed("{\"alg\":\"HS512\"}", claims("\"roles\":[\"auditor\"]")),
            signed(HS256, claims("\"roles\":[\"auditor\"]").replace("headroom", "elsewhere")),
            signed(HS256, "{\"iss\":\"headroom\",\"roles\":[\"auditor\"]}"),
            signed(HS256, claims("\"aud\":\"elsewhere\",\"roles\":[\"auditor\"]")),
            signed(HS256, claims("\"roles\":[\"king\"]")),
            signed(HS256, claims("\"roles\":[]")),
            signed(HS256, claims("\"roles\":\"auditor\"")),
            signed(HS256, claims("\"roles\":[1]")),
            "a".repeat(7000));
    for (String token : bad) {
      HttpCalls.Reply reply = http.get("/v1/session", token);
      assertThat(reply.status()).as(token).isEqualTo(401);
      assertThat(reply.json().path("code").asText()).as(token).isEqualTo("token-invalid");
      assertThat(reply.response().body()).doesNotContain(token);
      assertThat(refusedUpgrade(token).statusCode()).as(token).isEqualTo(401);
    }
  }

  @Test
  void shouldNotReadATokenInTheAddress() throws Exception {
    String token = service.token("auditor");
    HttpResponse<String> response = http.file("/v1/session?access_token=" + token);
    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void shouldLetABrowserIn() {
    try (StreamClient browser =
        StreamClient.connectAsBrowser(service.port(), service.token("auditor"))) {
      assertThat(browser.subprotocol()).isEqualTo("headroom.v1.json");
      assertThat(browser.awaitType("hello").path("notice").asText()).isEqualTo("Invented market");
    }
  }

  @Test
  void shouldAskForTheSubprotocol() {
    HttpResponse<?> refused =
        refused(
            HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + service.token("auditor")));
    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void shouldShowAFeedNothing() throws Exception {
    String token = service.token("feed");
    assertThat(http.get("/v1/session", token).json().path("scopes")).isEmpty();
    assertThat(refusedUpgrade(token).statusCode()).isEqualTo(403);
    assertThat(http.get("/v1/stream", token).json().path("code").asText()).isEqualTo("forbidden");
    assertThat(http.get("/v1/decisions/{number}", "/v1/decisions/1", token).status())
        .isEqualTo(403);
    assertThat(refusedUpgrade(service.token("trader", "NOWHERE")).statusCode()).isEqualTo(403);
  }

  @Test
  void shouldShowATraderNothingOfAnotherDesk() {
    // given: a trader of the calm desk, and all that anybody else may see
    try (StreamClient trader =
            StreamClient.connect(service.port(), service.token("trader", "CALM"));
        StreamClient manager =
            StreamClient.connect(service.port(), service.token("risk-manager"))) {
      trader.send(SUBSCRIBE);
      manager.send(SUBSCRIBE);
      JsonNode hello = trader.awaitType("hello");
      JsonNode snapshot = trader.awaitType("snapshot");
      manager.awaitType("snapshot");

      // when
      service.letInUntil("11:15");
      trader.awaitQuiet("2024-06-03T15:15:00Z");
      manager.awaitQuiet("2024-06-03T15:15:00Z");

      // then
      assertThat(paths(hello.path("scopes"))).containsExactly("desk/CALM", "desk/CALM/book/MAIN");
      assertThat(snapshot.path("state").path("riskHistory").properties())
          .extracting(entry -> entry.getKey())
          .containsExactly("desk/CALM", "desk/CALM/book/MAIN");
      assertThat(scopesSeen(trader)).containsOnly("desk/CALM", "desk/CALM/book/MAIN");
      assertThat(scopesSeen(manager)).contains("firm", "desk/WILD", "desk/WILD/book/SHORT");
      assertThat(String.valueOf(trader.seen())).doesNotContain("WILD");
      assertThat(trader.seen())
          .anyMatch(message -> message.path("instrument").asText().equals("BOLT"));
    }
  }

  @Test
  void shouldRefuseScopesThatAreNotOnesOwn() {
    try (StreamClient trader =
        StreamClient.connect(service.port(), service.token("trader", "CALM"))) {
      for (String scope : List.of("firm", "desk/WILD", "desk/WILD/book/LONG", "desk/NOWHERE")) {
        trader.send("{\"op\":\"subscribe\",\"id\":\"x\",\"scopes\":[\"" + scope + "\"]}");
        JsonNode error = trader.awaitType("error");
        assertThat(error.path("code").asText()).isEqualTo("forbidden");
        assertThat(error.path("id").asText()).isEqualTo("x");
      }
      trader.send("{\"op\":\"subscribe\",\"id\":\"x\",\"scopes\":[\"desk/CALM\"]}");
      assertThat(paths(trader.awaitType("snapshot").path("state").path("risk")))
          .containsExactly("desk/CALM", "desk/CALM/book/MAIN");
    }
  }

  @Test
  void shouldShowDecisionsToWhoMaySeeThem() throws Exception {
    String auditor = service.token("auditor");
    String trader = service.token("trader", "CALM");
    try (StreamClient client = StreamClient.connect(service.port(), auditor)) {
      client.send(SUBSCRIBE);
      JsonNode state = client.awaitType("snapshot").path("state");
      JsonNode calm = ofScope(state.path("limits"), "desk/CALM");
      JsonNode wild = ofScope(state.path("limits"), "desk/WILD");

      // a decision of another desk
      assertThat(decision(wild.path("decision").asLong(), auditor).status()).isEqualTo(200);
      assertThat(decision(wild.path("decision").asLong(), trader).status()).isEqualTo(403);

      // one's own, without how far the firm's limit is used
      JsonNode whole = decision(calm.path("decision").asLong(), auditor).json();
      JsonNode own = decision(calm.path("decision").asLong(), trader).json();
      assertThat(own.path("valueAtRisk")).isEqualTo(calm.path("valueAtRisk"));
      assertThat(whole.path("scopes").path(1).path("path").asText()).isEqualTo("firm");
      assertThat(whole.path("scopes").path(1).path("utilisation").isNumber()).isTrue();
      assertThat(own.path("scopes").path(0).path("utilisation").isNumber()).isTrue();
      assertThat(own.path("scopes").path(1).path("utilisation").isNull()).isTrue();

      // market data is everybody's
      long forecast = state.path("forecasts").path(1).path("decision").asLong();
      assertThat(decision(forecast, trader).json().path("type").asText())
          .isEqualTo("VolatilityForecast");
    }
    for (String number : List.of("0", "999999999", "x", "-1", "99999999999999999999")) {
      assertThat(http.get("/v1/decisions/{number}", "/v1/decisions/" + number, auditor).status())
          .as(number)
          .isEqualTo(404);
    }
    assertThat(http.get("/v1/decisions/{number}", "/v1/decisions/1", "").status()).isEqualTo(401);
  }

  @Test
  void shouldEndAConnectionWhoseTokenExpires() throws Exception {
    // given: a token that expired just within what clocks may differ
    long now = Instant.now().getEpochSecond();
    String token =
        signed(
            HS256, "{\"iss\":\"headroom\",\"exp\":" + (now - 2) + ",\"roles\":[\"risk-manager\"]}");

    try (StreamClient client = StreamClient.connect(service.port(), token)) {
      JsonNode bye = client.awaitType("bye");

      assertThat(bye.path("code").asText()).isEqualTo("token-expired");
      assertThat(bye.path("final").asBoolean()).isTrue();
      assertThat(client.awaitClose()).isEqualTo(4401);
    }
  }

  private static HttpCalls.Reply decision(long number, String token) throws Exception {
    return http.get("/v1/decisions/{number}", "/v1/decisions/" + number, token);
  }

  private static JsonNode ofScope(JsonNode updates, String scope) {
    return StreamSupport.stream(updates.spliterator(), false)
        .filter(update -> update.path("scope").asText().equals(scope))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> paths(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.has("path") ? item.path("path").asText() : item.path("scope").asText())
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> scopesSeen(StreamClient client) {
    return client.seen().stream()
        .flatMap(
            message ->
                message.has("scope") ? Stream.of(message.path("scope").asText()) : Stream.empty())
        .distinct()
        .toList();
  }

  private static HttpResponse<?> refusedUpgrade(String token) {
    return token.isEmpty()
        ? refused(
            HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(StreamClient.SUBPROTOCOL))
        : refused(StreamClient.asProgram(token));
  }

  private static HttpResponse<?> refused(WebSocket.Builder builder) {
    URI uri = URI.create("ws://127.0.0.1:" + service.port() + "/v1/stream");
    WebSocketHandshakeException[] refusal = new WebSocketHandshakeException[1];
    assertThatThrownBy(() -> builder.buildAsync(uri, new WebSocket.Listener() {}).join())
        .satisfies(
            e -> {
              Throwable cause = e.getCause();
              assertThat(cause).isInstanceOf(WebSocketHandshakeException.class);
              refusal[0] = (WebSocketHandshakeException) cause;
            });
    return refusal[0].getResponse();
  }

  private static String claims(String more) {
    return "{\"iss\":\"headroom\",\"sub\":\"hand\",\"exp\":"
        + (Instant.now().getEpochSecond() + 600)
        + ","
        + more
        + "}";
  }

  private static String signed(String header, String claims) throws Exception {
    String text = encoded(header) + "." + encoded(claims);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(service.keyHex()), "HmacSHA256"));
    return text
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
