package io.headroom.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.service.RunningService;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What desks and operators see when the journal's disk is nearly full. */
@Tag("slow")
class DiskFullTest {
  private static final String REASON =
      "the disk of /journal has 0 MiB free, the reserve is 1 MiB (journal.reserve-mib): no ticks are taken until 1 MiB are free";

  @TempDir private Path folder;

  @Test
  void shouldTakeNoTicksWhileThereIsNoRoomAndGoOnByItself() throws Exception {
    try (RunningService service = RunningService.start(folder, "journal");
        StreamClient desk = StreamClient.connect(service.port(), service.token("risk-manager"))) {
      HttpCalls http = new HttpCalls(service.port());
      service.letInUntil("10:00");
      desk.awaitQuiet("2024-06-03T14:00:00Z");

      // when there is no room, ticks that are due wait, and everybody is told why
      service.setFreeBytes(1000);
      JsonNode paused = desk.await(m -> m.path("feeds").asText().equals("paused"));
      service.letInUntil("11:00");
      JsonNode later = desk.await(DiskFullTest::isHeartbeat);
      assertThat(paused.path("reason").asText()).isEqualTo(REASON);
      assertThat(later.path("headTime")).isEqualTo(paused.path("headTime"));
      HttpCalls.Reply notReady = http.get("/health/ready", "");
      assertThat(notReady.status()).isEqualTo(503);
      assertThat(notReady.json().path("checks"))
          .anySatisfy(
              check -> {
                assertThat(check.path("name").asText()).isEqualTo("disk");
                assertThat(check.path("reason").asText()).isEqualTo(REASON);
              });

      // when there is room again, they come in
      service.setFreeBytes(Long.MAX_VALUE);
      desk.awaitQuiet("2024-06-03T15:00:00Z");
      assertThat(desk.await(DiskFullTest::isHeartbeat).path("feeds").asText()).isEqualTo("running");
      assertThat(http.get("/health/ready", "").status()).isEqualTo(200);
    }
  }

  private static boolean isHeartbeat(JsonNode message) {
    return message.path("type").asText().equals("heartbeat");
  }
}
