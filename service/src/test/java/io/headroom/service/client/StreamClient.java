package io.headroom.service.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A desk's client, written from the description of the stream alone. */
final class StreamClient implements AutoCloseable {
  static final String SUBPROTOCOL = "headroom.v1.json";

  private static final String CLOSED = "(closed)";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 30;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LinkedBlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final List<JsonNode> seen = new ArrayList<>();
  private final boolean reads;
  private final WebSocket socket;
  private JsonNode hello = JSON.nullNode();
  private volatile int closeCode;

  private StreamClient(WebSocket.Builder builder, int port, boolean reads) {
    this.reads = reads;
    socket =
        builder
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/v1/stream"), new Listener())
            .join();
  }

  /** Connects as a program does, with the token in a header. */
  static StreamClient connect(int port, String token) {
    return new StreamClient(asProgram(token), port, true);
  }

  /** Connects as a browser does, with the token among the subprotocols. */
  static StreamClient connectAsBrowser(int port, String token) {
    return new StreamClient(
        HTTP.newWebSocketBuilder().subprotocols(SUBPROTOCOL, "headroom.bearer." + token),
        port,
        true);
  }

  /** Connects and reads nothing until {@link #read}. */
  static StreamClient connectStuck(int port, String token) {
    return new StreamClient(asProgram(token), port, false);
  }

  static WebSocket.Builder asProgram(String token) {
    return HTTP.newWebSocketBuilder()
        .subprotocols(SUBPROTOCOL)
        .header("Authorization", "Bearer " + token);
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  /** Reads what waits and what comes. */
  void read() {
    socket.request(Long.MAX_VALUE);
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next message that matches; those before it are taken as well. */
  JsonNode await(Predicate<JsonNode> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      JsonNode message = next(deadline);
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  JsonNode awaitType(String type) {
    return await(message -> message.path("type").asText().equals(type));
  }

  /**
   * Waits until everything up to a time has been told: two heartbeats in a row say so, with one
   * head.
   */
  long awaitQuiet(String time) {
    long head = -1;
    while (true) {
      JsonNode beat =
          await(
              message ->
                  message.path("type").asText().equals("heartbeat")
                      && message.path("lagFacts").asLong() == 0
                      && message.path("headTime").asText().compareTo(time) >= 0);
      if (beat.path("head").asLong() == head) {
        return head;
      }
      head = beat.path("head").asLong();
    }
  }

  /** The server's first message, once it has been taken. */
  JsonNode hello() {
    return hello;
  }

  /** All messages taken so far, in order. */
  List<JsonNode> seen() {
    return seen;
  }

  /** The code with which the server closed the connection. */
  int awaitClose() {
    await(message -> message.path("type").asText().equals(CLOSED));
    return closeCode;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private JsonNode next(long deadline) {
    try {
      JsonNode message = received.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message == null) {
        throw new AssertionError(
            "nothing of the kind came; so far "
                + seen.size()
                + " messages, the last "
                + (seen.isEmpty() ? "-" : seen.get(seen.size() - 1)));
      }
      seen.add(message);
      if (!message.path("type").asText().equals(CLOSED)) {
        ApiDescription.STREAM.check(message);
      }
      if (message.path("type").asText().equals("hello")) {
        hello = message;
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket opened) {
      if (reads) {
        opened.request(Long.MAX_VALUE);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(parse(text.toString()));
        text.setLength(0);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
      closeCode = statusCode;
      received.add(JSON.createObjectNode().put("type", CLOSED));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      received.add(JSON.createObjectNode().put("type", CLOSED).put("error", error.toString()));
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
