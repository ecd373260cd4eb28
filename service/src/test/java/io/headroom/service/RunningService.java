package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.SealSettings;
import io.headroom.config.Variables;
import io.headroom.forecast.Networks;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.FileFeeds;
import io.headroom.ingest.HistoryFeed;
import io.headroom.journal.DiskReserve;
import io.headroom.journal.Journal;
import io.headroom.service.access.Claims;
import io.headroom.service.access.Role;
import io.headroom.service.access.TokenIssuer;
import io.headroom.service.access.TokenKey;
import io.headroom.service.live.Listening;
import io.headroom.service.live.Observer;
import io.headroom.service.live.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The live service in this process, on the files of {@link InventedMarket}, whose trades are let in
 * up to the time that the test says.
 */
public final class RunningService implements AutoCloseable {
  // A few hundred rows a second: a client that reads keeps up even on a busy machine.
  private static final int ROWS_PER_STEP = 2;
  private static final long POLL_NANOS = 5_000_000L;
  private static final long PATIENCE_SECONDS = 60;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private final Path folder;
  private final TokenKey key;
  private final Shutdown shutdown = Shutdown.install();
  private final AtomicLong letIn = new AtomicLong(Long.MIN_VALUE + 1);
  private final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
  private final DiskReserve reserve = new DiskReserve("/journal", 1 << 20, freeBytes::get);
  private final LiveService live;
  private final CompletableFuture<ServeSummary> run;
  private final HeadroomConfig config;

  private RunningService(Path folder, Path journal, TokenKey key, int recentUpdates) {
    this.folder = folder;
    this.key = key;
    config = ConfigLoader.load(folder.resolve("market.yaml"));
    Listening listening =
        new Listening(
            "127.0.0.1",
            0,
            key,
            Optional.empty(),
            Optional.of("Invented market"),
            config,
            "test",
            recentUpdates);
    live = LiveService.open(config, Optional.of(listening), Console.system(), shutdown);
    // On a thread of its own: the common pool may have one only, which others need.
    run = CompletableFuture.supplyAsync(() -> run(journal), task -> new Thread(task).start());
  }

  /** Starts on a journal of that name in the folder, which may be there already. */
  public static RunningService start(Path folder, String journal) {
    return start(folder, journal, 32_768);
  }

  /** Starts one that keeps so many updates for those who come back. */
  public static RunningService start(Path folder, String journal, int recentUpdates) {
    InventedMarket.write(folder);
    Path keyFile = folder.resolve(TokenKey.FILE);
    if (!Files.exists(keyFile)) {
      TokenKey.random().write(keyFile);
    }
    RunningService service =
        new RunningService(folder, folder.resolve(journal), TokenKey.read(keyFile), recentUpdates);
    service.awaitReady();
    return service;
  }

  private void awaitReady() {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/health/ready")).build();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (HttpClient.newHttpClient().send(ready, BodyHandlers.discarding()).statusCode()
          != 200) {
        if (run.isDone() || System.nanoTime() > deadline) {
          run.getNow(null);
          throw new IllegalStateException("the service is not ready in time");
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return live.port().orElseThrow();
  }

  /** The key's secret in hexadecimal digits. */
  public String keyHex() {
    try {
      return Files.readString(folder.resolve(TokenKey.FILE)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token that holds for a while. */
  public String token(String role, String... desks) {
    return token(Duration.ofHours(1), role, desks);
  }

  /** A token that holds for so long. */
  public String token(Duration lifetime, String role, String... desks) {
    Instant now = Instant.now();
    TreeSet<Role> roles = new TreeSet<>(List.of(Role.named(role).orElseThrow()));
    return new TokenIssuer(key)
        .issue(new Claims(role, roles, List.of(desks), now.plus(lifetime)), now);
  }

  /** Lets the trades in up to a time of the day in New York, that included. */
  public void letInUntil(String time) {
    Instant instant = InventedMarket.DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    letIn.set(instant.getEpochSecond() * 1_000_000_000L);
  }

  /** Lets everything in. */
  public void letAllIn() {
    letIn.set(Long.MAX_VALUE);
  }

  /** From now on the journal's disk has so much room; its reserve is a mebibyte. */
  public void setFreeBytes(long bytes) {
    freeBytes.set(bytes);
  }

  /** Ends it as Ctrl-C does, and waits for it. */
  public void stop() {
    shutdown.request();
    try {
      run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the service did not end well", e);
    }
  }

  @Override
  public void close() {
    stop();
    shutdown.close();
  }

  private ServeSummary run(Path journalFolder) {
    Variables variables = Variables.of(Map.of(), Locations.root());
    try (LiveService service = live;
        Journal journal = Journal.openForWriting(journalFolder, config.journal())) {
      Opening opening =
          Opening.of(
              config, Networks.none(), () -> HistoryFeed.open(config, variables::expand), journal);
      try (Feeds feeds = FileFeeds.open(config, variables::expand, opening.resume())) {
        return Sealing.of(SealSettings.DEFAULT, variables, Console.system())
            .during(
                journal,
                journalFolder,
                seals ->
                    service.run(
                        new LiveService.Work(
                            journal,
                            journalFolder,
                            opening,
                            feeds,
                            pace(),
                            reserve,
                            seals::look,
                            false,
                            Observer.NONE)));
      }
    }
  }

  private Pace pace() {
    return (feeds, maxRows, submitter) ->
        feeds.submitThrough(letIn.get(), ROWS_PER_STEP, submitter)
            ? OptionalLong.of(POLL_NANOS)
            : OptionalLong.empty();
  }
}
