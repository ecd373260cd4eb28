package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example that needs no data: served, replayed, inspected, served again with another config.
 */
class ExampleTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path journal;
  private String example;

  @BeforeEach
  void serveTheExample() throws Exception {
    journal = folder.resolve("example");
    example = Files.readString(Locations.config("example.yaml"));
    HeadroomProcess.Result served = serve(Locations.config("example.yaml"));
    assertThat(served.status()).as(served.err()).isZero();
    assertThat(served.json().get("ticks").asLong()).isEqualTo(rows("acme") + rows("bolt"));
  }

  @Test
  void shouldReplayTheExample() throws Exception {
    HeadroomProcess.Result replayed =
        HeadroomProcess.run("replay", "--journal", journal.toString(), "--json");
    assertThat(replayed.status()).as(replayed.out() + replayed.err()).isZero();
  }

  @Test
  void shouldPrintWhatIsAskedFor() throws Exception {
    List<JsonNode> facts = inspect("--facts", "--type", "Trade", "--limit", "3");
    assertThat(facts).hasSize(3);
    assertThat(facts).allSatisfy(f -> assertThat(f.get("type").asText()).isEqualTo("Trade"));

    List<JsonNode> range = inspect("--from", "10", "--to", "12");
    assertThat(range).extracting(d -> d.get("number").asLong()).containsExactly(10L, 11L, 12L);

    HeadroomProcess.Result unknown =
        HeadroomProcess.run("inspect", "--journal", journal.toString(), "--type", "Trades");
    assertThat(unknown.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(unknown.err()).contains("Trades", "no such type of decision", "LimitSet");
  }

  @Test
  void shouldActivateAChangedConfigAndSetOnlyThePositionsThatChanged() throws Exception {
    Path changed =
        Files.writeString(
            folder.resolve("changed.yaml"),
            example.replace("budget: 50_000", "budget: 60_000").replace("10_000", "11_000"));

    HeadroomProcess.Result again = serve(changed);

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(inspect("--facts", "--type", "SessionStarted")).hasSize(2);
    assertThat(inspect("--facts", "--type", "ConfigActivated")).hasSize(2);
    List<JsonNode> positions = inspect("--facts", "--type", "PositionSet");
    assertThat(positions)
        .extracting(p -> p.get("instrumentId").asInt() + ": " + p.get("quantity").asText())
        .containsExactly("1: 10000", "2: -15000", "1: 11000");
    assertThat(inspect("--facts", "--type", "FeedOpened")).hasSize(2);
    assertThat(HeadroomProcess.run("replay", "--journal", journal.toString()).status()).isZero();
  }

  @Test
  void shouldAddNothingButTheSessionWhenServedAgainUnchanged() throws Exception {
    long before = inspect("--facts").size();

    assertThat(serve(Locations.config("example.yaml")).status()).isZero();

    List<JsonNode> facts = inspect("--facts");
    assertThat(facts).hasSize(Math.toIntExact(before) + 1);
    assertThat(facts.get(facts.size() - 1).get("type").asText()).isEqualTo("SessionStarted");
  }

  @Test
  void shouldRefuseAConfigOfOtherInstrumentsOrFeeds() throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("other.yaml"), example.replace("tick-size: 0.01", "tick-size: 0.05"));

    HeadroomProcess.Result refused = serve(other);

    assertThat(refused.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains("instruments", "another journal");
  }

  private HeadroomProcess.Result serve(Path config) throws Exception {
    return HeadroomProcess.run(
        "serve",
        "--config",
        config.toString(),
        "--journal",
        journal.toString(),
        "--speed",
        "max",
        "--exit-at-end",
        "--json");
  }

  private List<JsonNode> inspect(String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("inspect", "--journal", journal.toString(), "--json"));
    arguments.addAll(List.of(options));
    HeadroomProcess.Result result = HeadroomProcess.run(arguments.toArray(String[]::new));
    assertThat(result.status()).as(result.err()).isZero();
    List<JsonNode> records = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  private static long rows(String symbol) throws IOException {
    Path file = Locations.root().resolve("config/example/" + symbol + ".csv");
    return Files.readAllLines(file).size() - 1L;
  }
}
