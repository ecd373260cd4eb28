package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.config.JournalSettings;
import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.journal.record.ModelRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that somebody puts in force between two runs of the service. */
class ModelsActivateTest {
  private static final NetworkArtifact CONFIGURED = TinyNetwork.artifact("surprise", 0.1f);
  private static final NetworkArtifact OTHER = TinyNetwork.artifact("surprise", -0.1f);
  private static final NetworkArtifact THIRD = TinyNetwork.artifact("surprise", 0.3f);

  @TempDir Path folder;
  private NetworkExample example;
  private Path models;
  private Path model;
  private Path config;

  @BeforeEach
  void configure() throws Exception {
    example = NetworkExample.in(folder);
    models = Files.createDirectory(folder.resolve("models"));
    model = Files.write(models.resolve("daily.model"), CONFIGURED.bytes());
    Files.write(models.resolve("other.model"), OTHER.bytes());
    Files.write(models.resolve("third.model"), THIRD.bytes());
    config = example.config("config.yaml", "champion: network\n  network: " + model);
  }

  @Test
  void shouldStayInForceAgainstTheConfigThatCameBefore() {
    example.serve(config);

    // when
    assertThat(activate(prefix(OTHER), "--approver", "Ann")).isZero();
    example.serve(config);
    example.serve(config);

    // then
    assertThat(example.activated()).containsExactly(CONFIGURED.name(), OTHER.name());
    JsonNode fact = last(example.facts(), "ModelActivated");
    assertThat(fact.get("role").asText()).isEqualTo("CHAMPION");
    assertThat(fact.get("source").asText()).isEqualTo("PERSON");
    assertThat(fact.get("approver").asText()).isEqualTo("Ann");
    assertThat(fact.get("evidence").asText()).startsWith("LSTM of 1 members");
    long activation = fact.get("number").asLong();
    assertThat(example.forecasts())
        .filteredOn(forecast -> forecast.get("cause").asLong() == activation)
        .allSatisfy(
            forecast -> {
              assertThat(forecast.get("modelHash").asText()).isEqualTo(OTHER.name());
              assertThat(forecast.get("model").asText()).isEqualTo("NETWORK");
            });
    example.assertReplays();
  }

  @Test
  void shouldStayThroughAConfigThatSaysTheSameAboutNetworks() {
    example.serve(config);
    activate(prefix(OTHER), "--approver", "Ann");

    example.serve(
        example.config(
            "shares.yaml", "champion: network\n  share-prior-days: 30\n  network: " + model));

    assertThat(example.activated()).containsExactly(CONFIGURED.name(), OTHER.name());
  }

  @Test
  void shouldGiveWayToAConfigThatNamesAnotherNetworkOrNone() throws Exception {
    example.serve(config);
    activate(prefix(OTHER), "--approver", "Ann");

    // when its file holds another one
    Files.write(model, THIRD.bytes());
    example.serve(config);
    // and then a config names none
    example.serve(example.config("none.yaml", "champion: log-har"));
    // and then one does again
    example.serve(config);

    assertThat(example.activated())
        .containsExactly(CONFIGURED.name(), OTHER.name(), THIRD.name(), THIRD.name());
    example.assertReplays();
  }

  @Test
  void shouldPutAChallengerInTheShadow() {
    example.serve(config);

    activate(OTHER.name(), "--as", "challenger", "--approver", "Ann", "--evidence", "a hunch");
    example.serve(config);
    activate(prefix(THIRD), "--approver", "Bob");
    example.serve(config);

    JsonNode fact =
        example.facts().stream()
            .filter(f -> text(f, "evidence").equals("a hunch"))
            .findFirst()
            .orElseThrow();
    assertThat(fact.get("role").asText()).isEqualTo("CHALLENGER");
    assertThat(example.activated()).containsExactly(CONFIGURED.name(), OTHER.name(), THIRD.name());
    example.assertReplays();
  }

  @Test
  void shouldRunAConfigsChallengerFromTheEndOfTheHistoryOn() {
    Path both =
        example.config(
            "both.yaml",
            "champion: network\n  network: "
                + model
                + "\n  challenger: "
                + models.resolve("other.model"));

    example.serve(both);
    example.serve(both);

    assertThat(example.activated()).containsExactly(CONFIGURED.name(), OTHER.name());
    List<JsonNode> live =
        example.forecasts().stream()
            .filter(f -> NetworkExample.kind(f).equals("INTRADAY"))
            .toList();
    assertThat(live)
        .isNotEmpty()
        .allSatisfy(
            forecast -> {
              assertThat(forecast.get("challengerHash").asText()).isEqualTo(OTHER.name());
              assertThat(forecast.get("challengerOneDayVariance").asDouble())
                  .isPositive()
                  .isNotEqualTo(forecast.get("networkOneDayVariance").asDouble());
              assertThat(forecast.get("modelHash").asText()).isEqualTo(CONFIGURED.name());
            });
    example.assertReplays();
  }

  /** The one fact more shifts the numbers of the others; all else is what it was. */
  @Test
  void shouldLeaveForecastsLimitsAndBreachesAsTheyWereWithoutAChallenger() throws Exception {
    Path without = folder.resolve("without");
    NetworkExample.serve(config, without, DriverKind.LOCK_STEP);
    example.serve(
        example.config(
            "both.yaml",
            "champion: network\n  network: "
                + model
                + "\n  challenger: "
                + models.resolve("third.model")));

    List<String> shadowed =
        example.decisions().stream().map(ModelsActivateTest::comparable).toList();
    List<String> alone =
        NetworkExample.decisions(without).stream().map(ModelsActivateTest::comparable).toList();
    assertThat(shadowed).hasSizeGreaterThan(500).containsExactlyElementsOf(alone);
  }

  @Test
  void shouldSayInALineWhatIsWrong() throws Exception {
    assertRefused("no-journal", prefix(OTHER), "no-journal");
    example.serve(config);

    assertThatThrownBy(() -> NetworkFolder.find(models, "xyz"))
        .hasMessageContaining("'xyz' is no hash");
    assertThatThrownBy(() -> NetworkFolder.find(models, "0123456789"))
        .hasMessageContaining("no network's hash begins with 0123456789")
        .hasMessageContaining(OTHER.name().substring(0, 12));
    Files.write(models.resolve("broken.model"), new byte[] {1});
    assertThatThrownBy(() -> NetworkFolder.find(models, "0123456789"))
        .hasMessageContaining("1 files that can't be used");
    NetworkActivation activation = new NetworkActivation(example.journal(), note -> {});
    assertThatThrownBy(() -> submit(activation, CONFIGURED, ModelRole.CHAMPION))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is in force as champion already");
    assertThatThrownBy(() -> submit(activation, CONFIGURED, ModelRole.CHALLENGER))
        .hasMessageContaining("is in force as champion already");
  }

  @Test
  void shouldRefuseAJournalThatIsBeingWritten() {
    example.serve(config);
    JournalSettings settings =
        new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 22, 65_536);
    NetworkActivation activation = new NetworkActivation(example.journal(), note -> {});

    try (Journal held = Journal.openForWriting(example.journal(), settings)) {
      assertThat(held.lastFact()).isPositive();
      assertThatThrownBy(() -> submit(activation, OTHER, ModelRole.CHAMPION))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("is being written by");
    }
    assertThat(example.activated()).containsExactly(CONFIGURED.name());
  }

  private void assertRefused(String journal, String hash, String words) throws Exception {
    HeadroomProcess.Result result =
        HeadroomProcess.run(
            "models",
            "activate",
            hash,
            "--journal",
            folder.resolve(journal).toString(),
            "--models",
            models.toString(),
            "--approver",
            "Ann");
    assertThat(result.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.err()).contains(words);
    assertThat(result.err().lines()).hasSize(1);
  }

  private static long submit(NetworkActivation activation, NetworkArtifact network, ModelRole as) {
    return activation.submit(DailyNetwork.of(network), as, "Ann", "none");
  }

  /** The artifacts are looked for where the config's network is. */
  private int activate(String hash, String... options) {
    String[] all = new String[options.length + 5];
    all[0] = "models";
    all[1] = "activate";
    all[2] = hash;
    all[3] = "--journal";
    all[4] = example.journal().toString();
    System.arraycopy(options, 0, all, 5, options.length);
    return Headroom.run(all);
  }

  private static String prefix(NetworkArtifact artifact) {
    return artifact.name().substring(0, 8);
  }

  private static JsonNode last(List<JsonNode> records, String type) {
    List<JsonNode> found =
        records.stream().filter(r -> NetworkExample.type(r).equals(type)).toList();
    return found.get(found.size() - 1);
  }

  private static String text(JsonNode record, String field) {
    return record.path(field).asText();
  }

  /** A decision without the challenger's values and without numbers of facts. */
  private static String comparable(JsonNode decision) {
    ObjectNode rest = decision.deepCopy();
    rest.remove(
        List.of(
            "cause",
            "lookedUpTo",
            "challengerToCloseVariance",
            "challengerOneDayVariance",
            "challengerHash"));
    if (rest.get("inputs") instanceof ArrayNode inputs) {
      inputs.removeIf(input -> input.get("log").asText().equals("FACTS"));
    }
    return rest.toString();
  }
}
