package io.headroom.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What desks and operators see when the seals of the journal cannot be written. */
@Tag("slow")
class SealsFailTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_NANOS = 20_000_000L;

  @TempDir private Path folder;

  @Test
  void shouldGoOnWithoutSealsSayThatAndSealTheRestByItself() throws Exception {
    try (RunningService service = RunningService.start(folder, "journal");
        StreamClient desk = StreamClient.connect(service.port(), service.token("risk-manager"))) {
      HttpCalls http = new HttpCalls(service.port());
      // given: a folder where the next checkpoint's file would be written
      Path inTheWay =
          Files.createDirectories(folder.resolve("journal/seals/decisions/checkpoint.new"));

      // when
      service.letInUntil("10:00");
      JsonNode degraded = awaitSeals(http, "DEGRADED");

      // then desks are served, and who runs the service is told
      assertThat(degraded.path("status").asText()).isEqualTo("DEGRADED");
      assertThat(http.get("/health/ready", "").status()).isEqualTo(200);
      assertThat(seals(degraded).path("reason").asText())
          .contains(
              "sealing fails and is tried again", "seals/decisions/checkpoint", "not sealed: ");
      desk.awaitQuiet("2024-06-03T14:00:00Z");

      // when there is nothing in the way any more, all is sealed without a restart
      Files.delete(inTheWay);
      JsonNode up = awaitSeals(http, "UP");
      assertThat(up.path("status").asText()).isEqualTo("UP");
      awaitSealed(http);
    }
  }

  private static JsonNode awaitSeals(HttpCalls http, String status) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    JsonNode ready = http.get("/health/ready", "").json();
    while (!seals(ready).path("status").asText().equals(status)) {
      assertThat(System.nanoTime()).as(ready.toString()).isLessThan(deadline);
      LockSupport.parkNanos(POLL_NANOS);
      ready = http.get("/health/ready", "").json();
    }
    return ready;
  }

  private static void awaitSealed(HttpCalls http) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    JsonNode ready = http.get("/health/ready", "").json();
    while (seals(ready).at("/data/sealedDecisions").asLong()
        < check(ready, "engine").at("/data/decisions").asLong()) {
      assertThat(System.nanoTime()).as(ready.toString()).isLessThan(deadline);
      LockSupport.parkNanos(POLL_NANOS);
      ready = http.get("/health/ready", "").json();
    }
  }

  private static JsonNode seals(JsonNode ready) {
    return check(ready, "seals");
  }

  private static JsonNode check(JsonNode ready, String name) {
    return StreamSupport.stream(ready.path("checks").spliterator(), false)
        .filter(check -> check.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
