package io.headroom.service.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.service.access.Claims;
import io.headroom.service.access.Role;
import io.headroom.service.access.TokenRefused;
import io.headroom.service.access.TokenVerifier;
import io.headroom.service.http.Answer;
import io.headroom.service.http.Credentials;
import io.headroom.service.http.Health;
import io.headroom.service.http.StaticFiles;
import io.headroom.service.stream.Connection;
import io.headroom.service.stream.Json;
import io.headroom.service.stream.ScopeDirectory;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests. Belongs to the gateway's event loop. */
final class GatewayRequests {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayRequests.class);
  private static final String DECISIONS = "/v1/decisions/";
  private static final int LOOKUP_THREADS = 2;

  private final Context context;
  private final Supplier<Optional<GatewayRun>> run;
  private final TokenVerifier verifier;
  private final ScopeDirectory directory;
  private final StaticFiles files = new StaticFiles();
  private final WorkerExecutor lookups;

  GatewayRequests(
      Vertx vertx, Context context, Listening listening, Supplier<Optional<GatewayRun>> run) {
    this.context = context;
    this.run = run;
    verifier = new TokenVerifier(listening.key(), Clock.systemUTC());
    directory = ScopeDirectory.of(listening.config().firm());
    lookups = vertx.createSharedWorkerExecutor("headroom-lookups", LOOKUP_THREADS);
  }

  void handle(HttpServerRequest request) {
    String path = Optional.ofNullable(request.path()).orElse("");
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      send(
          request,
          Answer.problem(405, "method", "only GET is answered here").with("Allow", "GET, HEAD"));
    } else if (path.equals("/v1/stream")) {
      stream(request);
    } else if (path.startsWith(DECISIONS)) {
      decision(request, path.substring(DECISIONS.length()));
    } else {
      send(request, answer(request, path));
    }
  }

  private Answer answer(HttpServerRequest request, String path) {
    return switch (path) {
      case "/health/live" -> Health.live();
      case "/health/ready" -> Health.ready(checks());
      case "/v1/session" -> session(request);
      default -> files.get(path, header(request, "If-None-Match"));
    };
  }

  private List<Health.Check> checks() {
    return run.get()
        .map(GatewayRun::checks)
        .orElseGet(
            () ->
                List.of(
                    new Health.Check(
                        "engine", Optional.of("the journal is being opened"), data -> {})));
  }

  private Answer session(HttpServerRequest request) {
    try {
      Claims claims = verifier.verify(Credentials.bearer(header(request, "Authorization")));
      ObjectNode json = Json.object().put("subject", claims.subject());
      claims.roleNames().forEach(json.putArray("roles")::add);
      claims.desks().forEach(json.putArray("desks")::add);
      directory.visible(claims::sees).forEach(json.putArray("scopes")::add);
      json.put("expires", claims.expires().toString());
      return Answer.json(200, json);
    } catch (TokenRefused e) {
      return refusal(e);
    }
  }

  private void decision(HttpServerRequest request, String number) {
    try {
      Claims claims = verifier.verify(Credentials.bearer(header(request, "Authorization")));
      Optional<Answer> refused = refusal(claims);
      if (refused.isPresent()) {
        send(request, refused.get());
        return;
      }
      GatewayRun attached = run.get().orElseThrow();
      lookups
          .executeBlocking(() -> attached.lookup().get(number, claims), false)
          .onSuccess(answer -> send(request, answer))
          .onFailure(e -> failed(request, e));
    } catch (TokenRefused e) {
      send(request, refusal(e));
    }
  }

  private void stream(HttpServerRequest request) {
    List<String> offered = request.headers().getAll("Sec-WebSocket-Protocol");
    String bearer = Credentials.bearer(header(request, "Authorization"));
    try {
      Claims claims = verifier.verify(bearer.isEmpty() ? Credentials.offered(offered) : bearer);
      Optional<Answer> refused = refusal(claims).or(() -> unfit(request, offered));
      if (refused.isPresent()) {
        send(request, refused.get());
      } else {
        upgrade(request, claims);
      }
    } catch (TokenRefused e) {
      send(request, refusal(e));
    }
  }

  private void upgrade(HttpServerRequest request, Claims claims) {
    request
        .toWebSocket()
        .onSuccess(socket -> connect(socket, claims))
        .onFailure(e -> LOG.info("An upgrade to a websocket failed: {}", e.getMessage()));
  }

  private void connect(ServerWebSocket socket, Claims claims) {
    GatewayRun attached = run.get().orElseThrow();
    SocketOutbox outbox = new SocketOutbox(socket, context);
    Connection connection = attached.hub().connect(claims, outbox, now());
    outbox.onWake(connection::pump);
    socket.textMessageHandler(text -> connection.receive(text, now()));
    socket.binaryMessageHandler(bytes -> connection.receiveBinary(now()));
    socket.drainHandler(drained -> connection.drained(now()));
    socket.exceptionHandler(e -> LOG.info("A connection failed: {}", e.getMessage()));
    socket.closeHandler(
        closed -> {
          outbox.closed();
          attached.hub().remove(connection);
        });
  }

  /** Why these claims see nothing of what the service decides. */
  private Optional<Answer> refusal(Claims claims) {
    if (run.get().filter(GatewayRun::caughtUp).isEmpty()) {
      return Optional.of(
          Answer.problem(503, "not-ready", "the service is starting; see /health/ready")
              .with("Retry-After", "1"));
    }
    if (!claims.seesEverything() && !claims.roles().contains(Role.TRADER)) {
      return Optional.of(
          Answer.problem(403, "forbidden", "the role feed sees nothing; use a trader's token"));
    }
    if (directory.visible(claims::sees).isEmpty()) {
      return Optional.of(
          Answer.problem(
              403, "forbidden", "the token names no desk of this firm; ask for one that does"));
    }
    return Optional.empty();
  }

  private static Optional<Answer> unfit(HttpServerRequest request, List<String> offered) {
    if (!request.canUpgradeToWebSocket()) {
      return Optional.of(
          Answer.problem(426, "upgrade", "this is a websocket; connect with a websocket client")
              .with("Upgrade", "websocket")
              .with("Connection", "Upgrade"));
    }
    return Credentials.offersStream(offered)
        ? Optional.empty()
        : Optional.of(
            Answer.problem(
                400,
                "subprotocol",
                "the subprotocol " + Credentials.SUBPROTOCOL + " must be offered"));
  }

  /** As RFC 6750 has it. */
  private static Answer refusal(TokenRefused e) {
    String challenge =
        e.reason() == TokenRefused.Reason.MISSING
            ? "Bearer realm=\"headroom\""
            : "Bearer realm=\"headroom\", error=\"invalid_token\", error_description=\""
                + e.getMessage()
                + "\"";
    return Answer.problem(401, e.reason().code(), e.getMessage())
        .with("WWW-Authenticate", challenge);
  }

  private static void failed(HttpServerRequest request, Throwable e) {
    LOG.error("A request failed", e);
    send(request, Answer.problem(500, "failure", "the service failed to answer; see its log"));
  }

  private static void send(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Referrer-Policy", "no-referrer");
    answer.headers().forEach(response::putHeader);
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length));
      response.end();
    } else {
      response.end(Buffer.buffer(answer.body()));
    }
  }

  private static String header(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name)).orElse("");
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
