package io.headroom.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.service.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a desk's client can rely on, on live runs over an invented day. */
@Tag("slow")
class LiveStreamTest {
  private static final String SUBSCRIBE = "{\"op\":\"subscribe\",\"id\":\"main\"}";

  @TempDir private Path folder;

  @Test
  void shouldAddUpToWhatASecondConnectionIsShown() {
    try (RunningService service = RunningService.start(folder, "journal");
        StreamClient first = StreamClient.connect(service.port(), service.token("risk-manager"))) {
      // given: a risk manager who is there from the calm morning on
      service.letInUntil("10:00");
      first.awaitQuiet("2024-06-03T14:00:00Z");
      FoldedState folded = subscribe(first);

      // when: the wild half hour has passed
      service.letInUntil("11:40");
      first.awaitQuiet("2024-06-03T15:40:00Z");
      takeAll(first, folded);

      // then
      try (StreamClient second =
          StreamClient.connect(service.port(), service.token("risk-manager"))) {
        second.send(SUBSCRIBE);
        JsonNode snapshot = second.awaitType("snapshot");
        assertSame(folded, snapshot);
        assertThat(folded.skipped()).isZero();
        assertThat(snapshot.path("decision").asLong()).isGreaterThanOrEqualTo(folded.decision());
        assertThat(snapshot.path("state").path("breaches")).isNotEmpty();
        assertThat(snapshot.path("state").path("riskHistory").path("firm")).hasSizeGreaterThan(100);
      }
    }
  }

  @Test
  void shouldCatchUpAfterReadingNothingWithoutLosingAnEvent() {
    try (RunningService service = RunningService.start(folder, "journal");
        StreamClient healthy = StreamClient.connect(service.port(), service.token("auditor"));
        StreamClient stuck = StreamClient.connectStuck(service.port(), service.token("auditor"))) {
      // given: one that reads and one that does not
      FoldedState told = subscribe(healthy);
      stuck.send(SUBSCRIBE);

      // when
      service.letAllIn();
      healthy.awaitQuiet("2024-06-03T15:59:50Z");
      takeAll(healthy, told);
      stuck.read();
      JsonNode hello = stuck.awaitType("hello");
      FoldedState caughtUp = new FoldedState(hello, stuck.awaitType("snapshot"));
      stuck.seen().clear();
      stuck.awaitQuiet("2024-06-03T15:59:50Z");
      takeAll(stuck, caughtUp);

      // then
      assertThat(caughtUp.skipped()).isPositive();
      assertThat(updates(stuck) + caughtUp.skipped()).isEqualTo(updates(healthy));
      assertThat(events(stuck)).isEqualTo(events(healthy)).isNotEmpty();
      assertThat(caughtUp.toJson().path("risk")).isEqualTo(told.toJson().path("risk"));
      assertThat(caughtUp.toJson().path("limits")).isEqualTo(told.toJson().path("limits"));
      assertThat(caughtUp.toJson().path("breaches")).isEqualTo(told.toJson().path("breaches"));
      assertThat(caughtUp.toJson().path("forecasts")).isEqualTo(told.toJson().path("forecasts"));
    }
  }

  @Test
  void shouldGoOnWhereAnEarlierConnectionEnded() {
    try (RunningService service = RunningService.start(folder, "journal")) {
      // given: a connection that breaks in the middle of the morning
      FoldedState folded;
      String journal;
      try (StreamClient first = StreamClient.connect(service.port(), service.token("auditor"))) {
        folded = subscribe(first);
        journal = journalOf(first);
        service.letInUntil("10:00");
        first.awaitQuiet("2024-06-03T14:00:00Z");
        takeAll(first, folded);
      }
      service.letInUntil("11:20");

      // when
      try (StreamClient again = StreamClient.connect(service.port(), service.token("auditor"))) {
        again.send(from(journal, folded.decision()));
        JsonNode resumed = again.awaitType("resumed");
        again.awaitQuiet("2024-06-03T15:20:00Z");
        takeAll(again, folded);

        // then: folding has found nothing missing
        assertThat(resumed.path("recovered").asBoolean()).isTrue();
        assertThat(resumed.path("decision").asLong()).isPositive();
        assertSame(folded, snapshot(service));
      }
    }
  }

  @Test
  void shouldGoOnAfterTheServiceItselfWasStartedAgain() {
    FoldedState folded;
    String journal;
    try (RunningService service = RunningService.start(folder, "journal");
        StreamClient first = StreamClient.connect(service.port(), service.token("auditor"))) {
      folded = subscribe(first);
      journal = journalOf(first);
      service.letInUntil("10:00");
      first.awaitQuiet("2024-06-03T14:00:00Z");
      takeAll(first, folded);
    }
    try (RunningService service = RunningService.start(folder, "journal");
        StreamClient again = StreamClient.connect(service.port(), service.token("auditor"))) {
      again.send(from(journal, folded.decision()));
      assertThat(again.awaitType("resumed").path("recovered").asBoolean()).isTrue();
      service.letInUntil("10:30");
      again.awaitQuiet("2024-06-03T14:30:00Z");
      takeAll(again, folded);
      assertSame(folded, snapshot(service));
    }
  }

  /** With few updates kept, most of what is shown was decided before what a restart reads whole. */
  @Test
  void shouldShowTheSameAfterARestartHoweverItIsRead() throws IOException {
    JsonNode before;
    try (RunningService service = RunningService.start(folder, "journal", 50);
        StreamClient client = StreamClient.connect(service.port(), service.token("auditor"))) {
      service.letInUntil("11:00");
      client.awaitQuiet("2024-06-03T15:00:00Z");
      before = snapshot(service);
    }
    List<Path> indexes = indexes();
    assertThat(indexes).hasSize(1);

    assertThat(snapshotOfRestart()).as("by the index").isEqualTo(before);
    flip(indexes.get(0));
    assertThat(snapshotOfRestart()).as("with a damaged index").isEqualTo(before);
    for (Path index : indexes()) {
      Files.delete(index);
    }
    assertThat(snapshotOfRestart()).as("without an index").isEqualTo(before);
  }

  private JsonNode snapshotOfRestart() {
    try (RunningService service = RunningService.start(folder, "journal", 50)) {
      return snapshot(service);
    }
  }

  private List<Path> indexes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("journal").resolve("snapshots"))) {
      return files.filter(file -> file.toString().endsWith(".stream")).toList();
    }
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void shouldShowEverythingAnewWhereItCannotGoOn() {
    // given: a service that keeps few updates
    try (RunningService service = RunningService.start(folder, "journal", 50);
        StreamClient client = StreamClient.connect(service.port(), service.token("auditor"))) {
      String journal = client.awaitType("hello").path("journal").asText();
      service.letInUntil("10:00");
      long head = client.awaitQuiet("2024-06-03T14:00:00Z");

      // when, then: a decision too old, one of another journal, one still to come
      for (String from : List.of(from(journal, 1), from("other", head), from(journal, head + 1))) {
        client.send(from);
        JsonNode snapshot = client.awaitType("snapshot");
        assertThat(snapshot.path("recovered").isBoolean()).isTrue();
        assertThat(snapshot.path("recovered").asBoolean()).isFalse();
        assertThat(snapshot.path("decision").asLong()).isEqualTo(head);
        client.send("{\"op\":\"unsubscribe\",\"id\":\"main\"}");
        client.awaitType("unsubscribed");
      }
      client.send(from(journal, head));
      assertThat(client.awaitType("resumed").path("decision").asLong()).isEqualTo(head);
    }
  }

  @Test
  void shouldSayByeWhenItIsShutDown() {
    try (RunningService service = RunningService.start(folder, "journal");
        StreamClient client = StreamClient.connect(service.port(), service.token("auditor"))) {
      FoldedState folded = subscribe(client);
      service.letInUntil("10:00");
      client.awaitQuiet("2024-06-03T14:00:00Z");

      // when
      service.stop();

      // then
      JsonNode bye = client.awaitType("bye");
      assertThat(bye.path("code").asText()).isEqualTo("shutting-down");
      assertThat(bye.path("final").asBoolean()).isFalse();
      assertThat(client.awaitClose()).isEqualTo(1001);
      takeAll(client, folded);
    }
  }

  private static FoldedState subscribe(StreamClient client) {
    if (client.hello().isNull()) {
      client.awaitType("hello");
    }
    client.send(SUBSCRIBE);
    FoldedState folded = new FoldedState(client.hello(), client.awaitType("snapshot"));
    client.seen().clear();
    return folded;
  }

  private static JsonNode snapshot(RunningService service) {
    try (StreamClient client = StreamClient.connect(service.port(), service.token("auditor"))) {
      client.send(SUBSCRIBE);
      return client.awaitType("snapshot");
    }
  }

  private static String journalOf(StreamClient client) {
    return client.hello().path("journal").asText();
  }

  private static String from(String journal, long decision) {
    return "{\"op\":\"subscribe\",\"id\":\"main\",\"from\":{\"journal\":\""
        + journal
        + "\",\"decision\":"
        + decision
        + "}}";
  }

  /** Whether what was folded is what is shown anew, part by part. */
  private static void assertSame(FoldedState folded, JsonNode snapshot) {
    JsonNode state = folded.toJson();
    assertThat(state.properties()).hasSameSizeAs(snapshot.path("state").properties());
    for (Map.Entry<String, JsonNode> part : snapshot.path("state").properties()) {
      for (Map.Entry<String, JsonNode> history : part.getValue().properties()) {
        for (int i = 0; i < history.getValue().size(); i++) {
          assertThat(state.path(part.getKey()).path(history.getKey()).path(i))
              .as(part.getKey() + " " + history.getKey() + " " + i)
              .isEqualTo(history.getValue().path(i));
        }
      }
      assertThat(state.path(part.getKey())).as(part.getKey()).isEqualTo(part.getValue());
    }
  }

  /** Folds what was seen since the snapshot; it fails if anything is missing. */
  private static void takeAll(StreamClient client, FoldedState folded) {
    client.seen().forEach(folded::take);
  }

  private static long updates(StreamClient client) {
    return client.seen().stream().filter(message -> message.has("previous")).count();
  }

  private static List<Long> events(StreamClient client) {
    return client.seen().stream()
        .filter(message -> message.path("type").asText().equals("event"))
        .map(message -> message.path("decision").asLong())
        .toList();
  }
}
