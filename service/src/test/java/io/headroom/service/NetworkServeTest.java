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
import io.headroom.journal.RecordLog;
import io.headroom.journal.RecordPrinter;
import io.headroom.replay.Replay;
import io.headroom.replay.ReplayReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with a daily history and a network: opened, served, replayed, opened again. */
class NetworkServeTest {
  private static final NetworkArtifact NETWORK = TinyNetwork.artifact("surprise", 0.1f);
  private static final NetworkArtifact OTHER = TinyNetwork.artifact("surprise", -0.1f);

  @TempDir Path folder;
  private Path journal;
  private Path model;
  private Path config;
  private NetworkExample example;

  @BeforeEach
  void configure() throws Exception {
    journal = folder.resolve("journal");
    model = Files.write(folder.resolve("daily.model"), NETWORK.bytes());
    example = NetworkExample.in(folder);
    config = example.config("config.yaml", "champion: network\n  network: " + model);
  }

  @Test
  void shouldPutTheNetworkInForceBetweenHistoryAndPositions() {
    serve(config);

    List<JsonNode> facts = facts(journal);
    List<String> types =
        facts.stream().map(NetworkServeTest::type).filter(t -> !t.equals("Trade")).toList();
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
    serve(config);

    List<JsonNode> forecasts = forecasts();
    assertThat(forecasts).filteredOn(f -> kind(f).equals("MODEL_ACTIVATED")).hasSize(2);
    for (JsonNode forecast : forecasts) {
      boolean history = kind(forecast).equals("HISTORY");
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
    assertReplays();
  }

  @Test
  void shouldComeOutTheSameOnTwoThreads() throws Exception {
    serve(config);
    Path threaded = folder.resolve("threaded");
    NetworkExample.serve(config, threaded, DriverKind.THREADED);

    assertThat(RecordHash.of(threaded)).isEqualTo(RecordHash.of(journal));
  }

  @Test
  void shouldActivateAFileThatHasChangedAndNoOther() throws Exception {
    serve(config);
    serve(config);
    assertThat(activated()).containsExactly(NETWORK.name());

    Files.write(model, OTHER.bytes());
    serve(config);

    // then the example ends within a session, in which the next five-minute close comes soon enough
    assertThat(activated()).containsExactly(NETWORK.name(), OTHER.name());
    assertThat(forecasts()).filteredOn(f -> kind(f).equals("MODEL_ACTIVATED")).hasSize(2);
    assertReplays();
  }

  @Test
  void shouldActivateItAgainAfterAConfigThatHadNone() throws Exception {
    serve(config);
    serve(example.config("without.yaml", "champion: log-har"));
    serve(config);

    assertThat(activated()).containsExactly(NETWORK.name(), NETWORK.name());
    assertReplays();
  }

  @Test
  void shouldNameWhoApproves() throws Exception {
    serve(example.config("approved.yaml", "network: " + model + "\n  approver: Model Risk"));

    JsonNode fact = only(facts(journal), "ModelActivated");
    assertThat(fact.get("approver").asText()).isEqualTo("Model Risk");
  }

  @Test
  void shouldGoOnFromAnOpeningThatWasCutShort() {
    ServeSummary whole = serve(config);
    List<JsonNode> facts = facts(journal);
    long activation = only(facts, "ModelActivated").get("number").asLong();

    for (long last : new long[] {activation / 2, activation - 1, activation, activation + 1}) {
      Path cut = cutAfter(last);
      ServeSummary after = NetworkExample.serve(config, cut, DriverKind.LOCK_STEP);

      assertThat(after.decisions()).isEqualTo(whole.decisions());
      assertThat(after.risk().scopes()).isEqualTo(whole.risk().scopes());
      assertThat(typesOf(facts(cut))).isEqualTo(typesOf(facts));
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

  private ServeSummary serve(Path file) {
    return NetworkExample.serve(file, journal, DriverKind.LOCK_STEP);
  }

  private void assertRefused(Path file, String... words) {
    assertThatThrownBy(() -> serve(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContainingAll(words);
    assertThat(journal).doesNotExist();
  }

  private void assertReplays() {
    try (Journal served = Journal.openReadOnly(journal)) {
      ReplayReport report = Replay.of(served).run(fact -> {});
      assertThat(report.holds()).as(report.toString()).isTrue();
      assertThat(report.identical()).isPositive();
    }
  }

  private List<String> activated() {
    return facts(journal).stream()
        .filter(fact -> type(fact).equals("ModelActivated"))
        .map(fact -> fact.get("artifactHash").asText())
        .toList();
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

  private static List<JsonNode> facts(Path folder) {
    try (Journal from = Journal.openReadOnly(folder)) {
      return read(from.facts());
    }
  }

  private List<JsonNode> forecasts() {
    try (Journal from = Journal.openReadOnly(journal)) {
      return read(from.decisions()).stream()
          .filter(decision -> type(decision).equals("VolatilityForecast"))
          .toList();
    }
  }

  private static List<JsonNode> read(RecordLog log) {
    List<JsonNode> found = new ArrayList<>();
    RecordPrinter printer = new RecordPrinter();
    try (RecordCursor records = new RecordCursor(log.reader(1))) {
      while (records.next()) {
        found.add(
            JsonText.parse(printer.print(records.buffer(), records.offset(), records.length())));
      }
    }
    return found;
  }

  private static JsonNode only(List<JsonNode> records, String type) {
    List<JsonNode> found = records.stream().filter(r -> type(r).equals(type)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> typesOf(List<JsonNode> records) {
    return records.stream()
        .map(NetworkServeTest::type)
        .filter(type -> !type.equals("SessionStarted"))
        .toList();
  }

  private static String type(JsonNode record) {
    return record.get("type").asText();
  }

  private static String kind(JsonNode forecast) {
    return forecast.get("kind").asText();
  }
}
