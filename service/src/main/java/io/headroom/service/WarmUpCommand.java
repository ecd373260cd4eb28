package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.SealSettings;
import io.headroom.config.Variables;
import io.headroom.forecast.Networks;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.FileFeeds;
import io.headroom.ingest.HistoryFeed;
import io.headroom.journal.Journal;
import io.headroom.service.access.Claims;
import io.headroom.service.access.Role;
import io.headroom.service.access.TokenIssuer;
import io.headroom.service.access.TokenKey;
import io.headroom.service.live.Listening;
import io.headroom.service.live.Observer;
import io.headroom.service.live.Pace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * {@code headroom warm-up}: runs the service in the ways there are, briefly, so that the script can
 * keep an archive of the classes that it needs.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Run the service briefly, for the archive of classes that the script keeps.")
final class WarmUpCommand implements Callable<Integer> {
  private static final Path CONFIG = Path.of("config", "example.yaml");
  private static final long PATIENCE_SECONDS = 30;

  @Option(names = "--journal", required = true, description = "A folder for two journals.")
  private Path folder;

  @ParentCommand private Headroom headroom;

  @Override
  public Integer call() {
    Path config = Program.root().resolve(CONFIG);
    Console console = Console.system();
    Shutdown shutdown = headroom.shutdown();
    Serve.Options direct =
        new Serve.Options(
            config,
            folder.resolve("direct"),
            Speed.MAX,
            DriverKind.LOCK_STEP,
            true,
            OptionalInt.empty());
    console.result(new Serve(direct, console, shutdown).run().toJson());
    serveLive(ConfigLoader.load(config), console, shutdown);
    return ExitStatus.OK;
  }

  private void serveLive(HeadroomConfig config, Console console, Shutdown shutdown) {
    Variables variables = Variables.of(System.getenv(), Program.root());
    TokenKey key = TokenKey.random();
    Listening listening =
        new Listening(
            "127.0.0.1", 0, key, Optional.empty(), Optional.empty(), config, Program.build());
    Path journalFolder = folder.resolve("live");
    Opening opening =
        Opening.ofNew(config, Networks.none(), () -> HistoryFeed.open(config, variables::expand));
    try (LiveService live = LiveService.open(config, Optional.of(listening), console, shutdown);
        Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume());
        Journal journal = Journal.openForWriting(journalFolder, config.journal())) {
      CompletableFuture<Void> visit =
          CompletableFuture.runAsync(
                  () -> visit(live.port().orElseThrow(), token(key)),
                  task -> new Thread(task).start())
              .whenComplete((done, e) -> shutdown.request());
      Sealing.of(SealSettings.DEFAULT, variables, console)
          .during(
              journal,
              journalFolder,
              seals ->
                  live.run(
                      new LiveService.Work(
                          journal,
                          journalFolder,
                          opening,
                          feeds,
                          Pace.unlimited(),
                          journal.reserve(),
                          seals::look,
                          false,
                          Observer.NONE)));
      visit.join();
    }
  }

  private static String token(TokenKey key) {
    Instant now = Instant.now();
    return new TokenIssuer(key)
        .issue(
            new Claims(
                "warm-up",
                new TreeSet<>(List.of(Role.AUDITOR)),
                List.of(),
                now.plus(Duration.ofHours(1))),
            now);
  }

  private static void visit(int port, String token) {
    HttpClient client = HttpClient.newHttpClient();
    URI address = URI.create("http://127.0.0.1:" + port);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (get(client, address.resolve("/health/ready"), token) != 200
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    get(client, address.resolve("/"), token);
    get(client, address.resolve("/v1/session"), token);
    get(client, address.resolve("/v1/decisions/1"), token);
    stream(client, URI.create("ws://127.0.0.1:" + port + "/v1/stream"), token);
  }

  private static int get(HttpClient client, URI uri, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    return client.sendAsync(request, BodyHandlers.ofString()).join().statusCode();
  }

  private static void stream(HttpClient client, URI uri, String token) {
    CompletableFuture<Void> told = new CompletableFuture<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .subprotocols("headroom.v1.json")
            .buildAsync(uri, new UntilHeartbeat(told))
            .join();
    socket.sendText("{\"op\":\"subscribe\",\"id\":\"all\"}", true).join();
    told.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  private record UntilHeartbeat(CompletableFuture<Void> told) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      if (text.toString().contains("\"type\":\"heartbeat\"")) {
        told.complete(null);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
