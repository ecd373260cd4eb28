package io.headroom.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code headroom serve} with a gateway, in a process of its own, on the shipped example. */
public final class GatewayProcess implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on http://127.0.0.1:(\\d+)/");
  private static final long PATIENCE_SECONDS = 60;
  private static final long POLL_NANOS = 20_000_000L;

  private final Path folder;
  private final Process process;
  private final String token;
  private final int port;

  private GatewayProcess(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Path key = folder.resolve("token.key");
    HeadroomProcess.run("keygen", "--out", folder.toString());
    token =
        HeadroomProcess.run("token", "--key", key.toString(), "--role", "auditor").out().strip();
    Path config =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            Files.readString(Locations.config("example.yaml"))
                + "\ngateway: {port: 0, token-key: "
                + key
                + "}\n");
    process =
        HeadroomProcess.start(
            folder.resolve("err"),
            "serve",
            "--config",
            config.toString(),
            "--journal",
            folder.resolve("journal").toString(),
            "--speed",
            "100");
    port = awaitReady();
  }

  /** Starts it and waits until it is ready. */
  public static GatewayProcess start(Path folder) throws IOException, InterruptedException {
    return new GatewayProcess(folder);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** An auditor's. */
  public String token() {
    return token;
  }

  /** The process itself. */
  public Process process() {
    return process;
  }

  /** What it wrote to standard error. */
  public String err() {
    try {
      return Files.readString(folder.resolve("err"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit status of a replay of its journal. */
  public int replayStatus() throws IOException, InterruptedException {
    return HeadroomProcess.run("replay", "--journal", folder.resolve("journal").toString())
        .status();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private int awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher listening = LISTENING.matcher(err());
      if (listening.find() && isReady(Integer.parseInt(listening.group(1)))) {
        return Integer.parseInt(listening.group(1));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new IllegalStateException("serve was not ready in time: " + err());
  }

  private static boolean isReady(int port) throws InterruptedException {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    try {
      return HttpClient.newHttpClient().send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
