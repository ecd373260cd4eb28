package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals of every released schema: they decode, verify, export and go on for ever. */
@Tag("slow")
class ReleasedJournalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void shouldPrintEveryFieldAsTheReleaseDidThatWroteIt(int schema) throws Exception {
    ReleasedJournal released = ReleasedJournal.unpack(schema, folder);
    for (String log : List.of("facts", "decisions")) {
      List<String> then = released.printed(log);
      List<String> now = run(released, "inspect", "--" + log, "--json").out().lines().toList();

      assertThat(now).hasSameSizeAs(then);
      for (int i = 0; i < then.size(); i++) {
        assertHasAll(JSON.readTree(now.get(i)), JSON.readTree(then.get(i)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void shouldVerify(int schema) throws Exception {
    ReleasedJournal released = ReleasedJournal.unpack(schema, folder);

    JsonNode report = run(released, "verify", "--json").json();

    assertThat(report.get("holds").asBoolean()).as(report.toString()).isTrue();
  }

  /** Algorithms have changed since schema 4. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void shouldBeginAnEpochOnAJournalOfOtherAlgorithmsAndLeaveWhatWasDecided(int schema)
      throws Exception {
    ReleasedJournal released = ReleasedJournal.unpack(schema, folder);
    HeadroomProcess.Result refused = replay(released);
    assertThat(refused.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(refused.err()).contains("this release has forecast 3");

    // when this release goes on with it
    HeadroomProcess.Result served = serve(released);
    assertThat(served.status()).as(served.err()).isZero();
    assertThat(served.err()).contains("epoch 2");

    // then all that was decided is there, and what has been decided since can be computed again
    int before = released.printed("decisions").size();
    List<String> decisions =
        run(released, "inspect", "--decisions", "--json").out().lines().toList();
    assertThat(decisions).hasSizeGreaterThan(before + 100);
    assertThat(decisions.get(before)).contains("\"trigger\":\"EPOCH\"");
    JsonNode report = replay(released).json();
    assertThat(report.get("different").asLong()).as(report.toString()).isZero();
    assertThat(report.get("missing").asLong()).isZero();
    assertThat(report.get("extra").asLong()).isZero();
    assertThat(report.get("identical").asInt()).isEqualTo(decisions.size() - before);
    assertThat(report.at("/notComputed/0/decisions").asInt()).isEqualTo(before);
    assertThat(report.at("/notComputed/0/build").asText()).isNotEmpty();
    assertThat(run(released, "verify", "--json").json().get("holds").asBoolean()).isTrue();
  }

  /** Since schema 3 journals are sealed, and snapshots taken. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void shouldVerifyTheSealsToTheLastRecord(int schema) throws Exception {
    ReleasedJournal released = ReleasedJournal.unpack(schema, folder);

    JsonNode report = run(released, "verify", "--json").json();

    for (String log : List.of("facts", "decisions")) {
      assertThat(report.get(log).get("sealed").asInt()).isEqualTo(released.printed(log).size());
    }
  }

  /** New fields may have come since. */
  private static void assertHasAll(JsonNode now, JsonNode then) {
    for (Map.Entry<String, JsonNode> field : then.properties()) {
      assertThat(now.get(field.getKey()))
          .as("%s of %s", field.getKey(), then)
          .isEqualTo(field.getValue());
    }
  }

  private static HeadroomProcess.Result serve(ReleasedJournal released) throws Exception {
    return run(
        released,
        "serve",
        "--config",
        released.config().toString(),
        "--speed",
        "max",
        "--exit-at-end");
  }

  private static HeadroomProcess.Result replay(ReleasedJournal released) throws Exception {
    return run(released, "replay", "--json");
  }

  private static HeadroomProcess.Result run(ReleasedJournal released, String... arguments)
      throws Exception {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--journal";
    all[arguments.length + 1] = released.journal().toString();
    return HeadroomProcess.runWithData(released.data(), all);
  }
}
