package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.config.JournalSettings;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.journal.Journal;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordCursor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with a daily history and a network: opened, served, replayed, opened again. */
class NetworkServeTest {
  private static final NetworkArtifact NETWORK = TinyNetwork.artifact("surprise", 0.1f);
  private static final NetworkArtifact OTHER = TinyNetwork.artifact("surprise", -0.1f);

  @TempDir Path folder;
  private NetworkExample example;
  private Path journal;
  private Path model;
  private Path config;

  @BeforeEach
  void configure() throws Exception {
    example = NetworkExample.in(folder);
    journal = example.journal();
    model = Files.write(folder.resolve("daily.model"), NETWORK.bytes());
    config = example.config("config.yaml", "champion: network\n  network: " + model);
  }

  @Test
  void shouldPutTheNetworkInForceBetweenHistoryAndPositions() {
    example.serve(config);

    List<JsonNode> facts = NetworkExample.facts(journal);
    List<String> types =
        facts.stream().map(NetworkExample::type).filter(t -> !t.equals("Trade")).toList();
    int at = types.indexOf("ModelActivated");
    assertThat(types.get(at - 1)).isEqualTo("DailyBar");
    assertThat(types.subList(at + 1, at + 5))
        .containsExactly("PositionSet", "PositionSet", "FeedOpened", "FeedOpened");
    JsonNode activated = only(facts, "ModelActivated");
    assertThat(activated.get("artifactHash").asText()).isEqualTo(NETWORK.name());
    assertThat(activated.get("approver").asText()).isEqualTo("config");
    assertThat(activated.get("evidence").asText())
        .startsWith(
            "LSTM of 1 members with 1 units on 2 days of 1 features, trained on 2001-01-02 to 2010-12-31")
        .contains("1 test vectors within");
  }

  @Test
  void shouldForecastWithItFromTheEndOfTheHistoryOnAndReplay() {
    example.serve(config);

    List<JsonNode> forecasts = example.forecasts();
    assertThat(forecasts)
        .filteredOn(f -> NetworkExample.kind(f).equals("MODEL_ACTIVATED"))
        .hasSize(2);
    for (JsonNode forecast : forecasts) {
      boolean history = NetworkExample.kind(forecast).equals("HISTORY");
      assertThat(forecast.get("networkHash").asText())
          .isEqualTo(history ? "0".repeat(64) : NETWORK.name());
      if (!history) {
        assertThat(forecast.get("model").asText()).isEqualTo("NETWORK");
        assertThat(forecast.get("modelHash").asText()).isEqualTo(NETWORK.name());
        assertThat(forecast.get("networkOneDayVariance").asDouble())
            .isPositive()
            .isEqualTo(forecast.get("oneDayVariance").asDouble());
      }
    }
    example.assertReplays();
  }

  @Test
  void shouldComeOutTheSameOnTwoThreads() throws Exception {
    example.serve(config);
    Path threaded = folder.resolve("threaded");
    NetworkExample.serve(config, threaded, DriverKind.THREADED);

    assertThat(RecordHash.of(threaded)).isEqualTo(RecordHash.of(journal));
  }

  @Test
  void shouldActivateAFileThatHasChangedAndNoOther() throws Exception {
    example.serve(config);
    example.serve(config);
    assertThat(example.activated()).containsExactly(NETWORK.name());

    Files.write(model, OTHER.bytes());
    example.serve(config);

    // then the example ends within a session, in which the next five-minute close comes soon enough
    assertThat(example.activated()).containsExactly(NETWORK.name(), OTHER.name());
    assertThat(example.forecasts())
        .filteredOn(f -> NetworkExample.kind(f).equals("MODEL_ACTIVATED"))
        .hasSize(2);
    example.assertReplays();
  }

  @Test
  void shouldActivateItAgainAfterAConfigThatHadNone() throws Exception {
    example.serve(config);
    example.serve(example.config("without.yaml", "champion: log-har"));
    example.serve(config);

    assertThat(example.activated()).containsExactly(NETWORK.name(), NETWORK.name());
    example.assertReplays();
  }

  @Test
  void shouldNameWhoApproves() throws Exception {
    example.serve(
        example.config("approved.yaml", "network: " + model + "\n  approver: Model Risk"));

    JsonNode fact = only(NetworkExample.facts(journal), "ModelActivated");
    assertThat(fact.get("approver").asText()).isEqualTo("Model Risk");
  }

  @Test
  void shouldGoOnFromAnOpeningThatWasCutShort() {
    ServeSummary whole = example.serve(config);
    List<JsonNode> facts = NetworkExample.facts(journal);
    long activation = only(facts, "ModelActivated").get("number").asLong();

    for (long last : new long[] {activation / 2, activation - 1, activation, activation + 1}) {
      Path cut = cutAfter(last);
      ServeSummary after = NetworkExample.serve(config, cut, DriverKind.LOCK_STEP);

      assertThat(after.decisions()).isEqualTo(whole.decisions());
      assertThat(after.risk().scopes()).isEqualTo(whole.risk().scopes());
      assertThat(typesOf(NetworkExample.facts(cut))).isEqualTo(typesOf(facts));
    }
  }

  @Test
  void shouldRefuseAFileThatCantBeUsedBeforeThereIsAJournal() throws Exception {
    byte[] damaged = NETWORK.bytes();
    damaged[damaged.length / 2]++;
    Files.write(model, damaged);
    assertRefused(config, model.toString());

    Files.write(model, TinyNetwork.artifact("moon-phase", 0).bytes());
    assertRefused(config, model.toString(), "unknown feature 'moon-phase'");

    Files.delete(model);
    assertRefused(config, model.toString(), "no such file");
  }

  @Test
  void shouldShowAndListNetworks() throws Exception {
    HeadroomProcess.Result shown = HeadroomProcess.run("models", "show", model.toString());
    assertThat(shown.status()).as(shown.err()).isZero();
    assertThat(shown.out()).contains(NETWORK.name(), "1 of 1 hold", "surprise", "2010-12-31");

    Files.write(folder.resolve("broken.model"), new byte[] {1, 2, 3});
    HeadroomProcess.Result list =
        HeadroomProcess.run("models", "list", folder.toString(), "--json");
    assertThat(list.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    assertThat(list.json().get("models"))
        .extracting(m -> m.get("usable").asBoolean())
        .containsExactly(false, true);
    assertThat(list.json().at("/models/0/problem").asText()).contains("broken.model");
    JsonNode usable = list.json().at("/models/1");
    assertThat(usable.get("hash").asText()).isEqualTo(NETWORK.name());
    assertThat(usable.at("/manifest/training/last").asText()).isEqualTo("2010-12-31");
  }

  private void assertRefused(Path file, String... words) {
    assertThatThrownBy(() -> example.serve(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContainingAll(words);
    assertThat(journal).doesNotExist();
  }

  /** The journal as a kill may leave it: its first facts, and nothing decided yet. */
  private Path cutAfter(long fact) {
    Path copy = folder.resolve("cut-" + fact);
    JournalSettings settings =
        new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 22, 65_536);
    RecordBatch batch = new RecordBatch();
    try (Journal from = Journal.openReadOnly(journal);
        Journal to = Journal.openForWriting(copy, settings);
        RecordCursor records = new RecordCursor(from.facts().reader(1))) {
      LogWriter writer = to.facts().writer();
      for (long number = 1; number <= fact && records.next(); number++) {
        batch.add(records.buffer(), records.offset(), records.length());
        writer.append(batch);
        batch.clear();
      }
    }
    return copy;
  }

  private static JsonNode only(List<JsonNode> records, String type) {
    List<JsonNode> found =
        records.stream().filter(r -> NetworkExample.type(r).equals(type)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> typesOf(List<JsonNode> records) {
    return records.stream()
        .map(NetworkExample::type)
        .filter(type -> !type.equals("SessionStarted"))
        .toList();
  }
}
